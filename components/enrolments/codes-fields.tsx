"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { TextField } from "#components/form/fields.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { otpLifetimeMs } from "#lib/domain/enrolment.ts";
import { riyadhInstant } from "#lib/domain/otp-clock.ts";

/** The codes as they were copied, and when the portal made them. */
export function CodesFields() {
  const t = useTranslations("sessions.codes");
  const { id, error } = useField("codes");
  const [old, setOld] = useState(false);
  return (
    <>
      <Field id={id} label={t("label")} hint={t("hint")} error={error && <FieldErrorText error={error} />}>
        <textarea
          id={id}
          name="codes"
          rows={5}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, true, error)}
          className="w-full rounded-sm border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-body hover:border-ink-quiet aria-invalid:border-broken aria-invalid:bg-broken-tint"
        />
      </Field>
      <div>
        <TextField
          name="madeAt"
          type="datetime-local"
          label={t("madeAt")}
          hint={t("madeAtHint")}
          className="w-60!"
          onChange={({ target }) => setOld(isOld(target.value))}
        />
        {old && <output className="mt-1 block text-cell text-late">{t("old")}</output>}
      </div>
    </>
  );
}

const isOld = (text: string): boolean => {
  const madeAt = riyadhInstant(text);
  return madeAt !== undefined && Date.now() - madeAt.getTime() >= otpLifetimeMs;
};

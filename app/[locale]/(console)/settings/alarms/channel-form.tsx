"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { RadioField, SelectField, TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { add } from "./actions.ts";

/** Adds a way, and then shows a webhook's secret this once. */
export function ChannelForm({ groupId }: { groupId: string }) {
  const t = useTranslations("channels");
  const locale = useLocale();
  const [kind, setKind] = useState<(typeof kinds)[number]>("email");
  const [made, submit] = useAnswer(add);
  if (made) return <Added secret={made.secret} />;
  const labels = { kind: t("field.kind"), address: t("field.address"), locale: t("field.locale") };
  return (
    <FreshForm action={submit} labels={labels} why={t("fresh")}>
      <input type="hidden" name="groupId" value={groupId} />
      <SelectField
        name="kind"
        label={labels.kind}
        required
        value={kind}
        onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? "email")}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField
        name="address"
        label={labels.address}
        hint={t(`hint.${kind}`)}
        code
        required={kind !== "email"}
        maxLength={2000}
      />
      <RadioField
        name="locale"
        label={labels.locale}
        required
        defaultValue={locale}
        options={(["ar", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <p className="text-cell text-ink-quiet">{t("hint.locale")}</p>
      <div className="flex flex-wrap gap-2 border-t pt-4">
        <SubmitButton>{t("submit")}</SubmitButton>
        <LinkButton href="/settings/alarms" kind="bare">
          {t("back")}
        </LinkButton>
      </div>
    </FreshForm>
  );
}

function Added({ secret }: { secret: string | null }) {
  const t = useTranslations("channels");
  return (
    <div className="flex max-w-160 flex-col gap-4">
      {secret === null ? (
        <Banner state="good" title={t("added")} />
      ) : (
        <>
          <Banner state="due" title={t("secretTitle")}>
            {t("secretText")}
          </Banner>
          <div className="rounded-md border bg-surface p-4">
            <CopyCode value={secret} wrap />
          </div>
        </>
      )}
      <LinkButton href="/settings/alarms" className="w-fit">
        {secret === null ? t("back") : t("copied")}
      </LinkButton>
    </div>
  );
}

const kinds = ["email", "webhook", "slack", "teams"] as const;

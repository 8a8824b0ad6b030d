"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import type { Choice } from "#components/ui/input.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { OfCause } from "#lib/services/findings/schema.ts";
import { handle, settle } from "./actions.ts";

type Props = { cause: OfCause; groups: readonly Choice[]; groupId: string | null; note: string | null };

/** Says who sees to the cause and what is known of it. */
export function HandleForm({ cause, groups, groupId, note }: Props) {
  const t = useTranslations("findings.handle");
  const format = useFormat();
  const [savedAt, submit] = useAnswer(handle);
  const choices = [{ value: "", label: t("nobody") }, ...groups];
  return (
    <Form
      action={submit}
      labels={{ groupId: t("group"), note: t("note") }}
      done={savedAt && t("done", { time: format.time(savedAt) })}
    >
      <CauseFields cause={cause} />
      <SelectField name="groupId" label={t("group")} options={choices} defaultValue={groupId ?? ""} required />
      <TextField
        name="note"
        label={t("note")}
        hint={t("noteHint")}
        defaultValue={note ?? ""}
        dir="auto"
        maxLength={1000}
      />
      <SubmitButton kind="quiet" className="w-fit">
        {t("submit")}
      </SubmitButton>
    </Form>
  );
}

/** Says that the cause is mended, or that it is not after all. */
export function SettleForm({ cause, fixed }: { cause: OfCause; fixed: boolean }) {
  const t = useTranslations("findings.settle");
  return (
    <Form action={settle}>
      <CauseFields cause={cause} />
      <input type="hidden" name="state" value={fixed ? "open" : "fixed"} />
      {!fixed && <p className="text-cell text-ink-quiet">{t("hint")}</p>}
      <SubmitButton kind="quiet" className="w-fit">
        {t(fixed ? "open" : "fixed")}
      </SubmitButton>
    </Form>
  );
}

export function CauseFields({ cause }: { cause: OfCause }) {
  return Object.entries(cause).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

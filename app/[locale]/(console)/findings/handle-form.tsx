"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#components/form/form.tsx";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { undoable } from "#components/undo/undoable.ts";
import type { OfCause } from "#lib/services/findings/schema.ts";
import { handle, settle } from "./actions.ts";

type Props = { cause: OfCause; groups: readonly Choice[]; groupId: string | null; note: string | null };

/** Says who sees to the cause and what is known of it. */
export function HandleForm({ cause, groups, groupId, note }: Props) {
  const t = useTranslations("findings.handle");
  const [undone, count] = useState(0);
  const submit = undoable(handle, {
    said: t("done"),
    by: "causeHandle",
    with: (before) => ({ ...cause, groupId: before.groupId ?? "", note: before.note ?? "" }),
    undone: () => count(undone + 1),
  });
  // once something was taken back, the fields follow what the server holds
  const fresh = undone === 0 ? undone : `${undone} ${groupId} ${note}`;
  const choices = [{ value: "", label: t("nobody") }, ...groups];
  return (
    <Form key={fresh} action={submit} labels={{ groupId: t("group"), note: t("note") }}>
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
  const submit = undoable(settle, {
    said: t(fixed ? "saidOpen" : "saidFixed"),
    by: "causeSettle",
    with: (since) => (since === undefined ? { ...cause, state: "open" } : { ...cause, state: "fixed", since }),
  });
  return (
    <Form action={submit}>
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

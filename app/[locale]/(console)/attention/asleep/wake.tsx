"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { undoable } from "#components/undo/undoable.ts";
import { wake } from "../actions.ts";

type Props = { item: Readonly<Record<"establishmentId" | "deviceId" | "source" | "subject", string>>; name: string };

/** Takes a thing up again before its time. */
export function Wake({ item, name }: Props) {
  const t = useTranslations("attention.asleep");
  const submit = undoable(wake, { said: t("done"), by: "unwake", with: (snoozeId) => ({ snoozeId }) });
  return (
    <Form action={submit}>
      {Object.entries(item).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton kind="quiet" aria-label={t("wakeOf", { name })}>
        {t("wake")}
      </SubmitButton>
    </Form>
  );
}

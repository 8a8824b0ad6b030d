"use client";

import { useTranslations } from "next-intl";
import { SearchField, TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { hold } from "./actions.ts";

/** Lets a device's documents wait; issuing and the clocks go on. */
export function HoldForm({ establishment }: { establishment: string | undefined }) {
  const t = useTranslations("queue.hold");
  return (
    <Form action={hold} labels={{ deviceId: t("device"), note: t("why") }}>
      <SearchField name="deviceId" label={t("device")} find={{ of: "sender", establishment }} required />
      <TextField name="note" label={t("why")} required dir="auto" maxLength={500} />
      <SubmitButton kind="danger" className="w-fit">
        {t("verb")}
      </SubmitButton>
    </Form>
  );
}

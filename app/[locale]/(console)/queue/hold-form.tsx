"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { hold } from "./actions.ts";

/** Lets a device's documents wait; issuing and the clocks go on. */
export function HoldForm({ devices }: { devices: readonly Choice[] }) {
  const t = useTranslations("queue.hold");
  return (
    <Form action={hold} labels={{ deviceId: t("device"), note: t("why") }}>
      <SelectField name="deviceId" label={t("device")} options={devices} required />
      <TextField name="note" label={t("why")} required dir="auto" maxLength={500} />
      <SubmitButton kind="danger" className="w-fit">
        {t("verb")}
      </SubmitButton>
    </Form>
  );
}

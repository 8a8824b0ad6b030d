"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { acknowledge } from "./actions.ts";

export function Acknowledge({ credentialId }: { credentialId: string }) {
  const t = useTranslations("alarms.ledger");
  return (
    <Form action={acknowledge}>
      <input type="hidden" name="credentialId" value={credentialId} />
      <SubmitButton kind="bare">{t("acknowledge")}</SubmitButton>
    </Form>
  );
}

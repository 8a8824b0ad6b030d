"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { withdraw } from "./actions.ts";

export function Withdraw({ invitationId }: { invitationId: string }) {
  const t = useTranslations("people.open");
  return (
    <Form action={withdraw} done={t("withdrawn")}>
      <input type="hidden" name="invitationId" value={invitationId} />
      <SubmitButton kind="quiet">{t("withdraw")}</SubmitButton>
    </Form>
  );
}

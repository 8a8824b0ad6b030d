"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { acknowledge, readAll } from "./actions.ts";

export function ReadAll() {
  const t = useTranslations("channels.notices");
  return (
    <Form action={readAll}>
      <SubmitButton kind="quiet">{t("readAll")}</SubmitButton>
    </Form>
  );
}

export function Acknowledge({ noticeId }: { noticeId: string }) {
  const t = useTranslations("channels.notices");
  return (
    <Form action={acknowledge}>
      <input type="hidden" name="noticeId" value={noticeId} />
      <SubmitButton kind="bare">{t("acknowledge")}</SubmitButton>
    </Form>
  );
}

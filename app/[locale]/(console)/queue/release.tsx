"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { release } from "./actions.ts";

export function Release({ deviceId }: { deviceId: string }) {
  const t = useTranslations("queue.held");
  return (
    <Form action={release}>
      <input type="hidden" name="deviceId" value={deviceId} />
      <SubmitButton kind="quiet">{t("release")}</SubmitButton>
    </Form>
  );
}

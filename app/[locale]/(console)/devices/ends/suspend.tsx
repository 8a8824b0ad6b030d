"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { resume, suspend } from "./actions.ts";

export function Suspend({ deviceId, name }: { deviceId: string; name: string }) {
  const t = useTranslations("devices.ends.suspend");
  return (
    <Dialog trigger={<Button>{t("open")}</Button>} title={t("title", { name })} description={t("text")}>
      <Form action={suspend} labels={{ reason: t("reason") }}>
        <input type="hidden" name="deviceId" value={deviceId} />
        <TextField name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} dir="auto" required />
        <SubmitButton className="w-fit">{t("verb")}</SubmitButton>
      </Form>
    </Dialog>
  );
}

export function Resume({ deviceId }: { deviceId: string }) {
  const t = useTranslations("devices.ends.resume");
  return (
    <Form action={resume}>
      <input type="hidden" name="deviceId" value={deviceId} />
      <SubmitButton className="w-fit">{t("verb")}</SubmitButton>
    </Form>
  );
}

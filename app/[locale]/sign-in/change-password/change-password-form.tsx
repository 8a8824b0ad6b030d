"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { change } from "../actions.ts";
import { PresentPassword } from "#components/form/proof-fields.tsx";

export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations("signIn");
  const labels = { currentPassword: t("change.current"), newPassword: t("change.new") };
  return (
    <Form action={change} labels={labels}>
      <PresentPassword email={email} name="currentPassword" label={labels.currentPassword} />
      <TextField
        name="newPassword"
        type="password"
        label={labels.newPassword}
        hint={t("change.hint")}
        autoComplete="new-password"
        dir="ltr"
        required
      />
      <SubmitButton>{t("change.submit")}</SubmitButton>
    </Form>
  );
}

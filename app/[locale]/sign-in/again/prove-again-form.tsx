"use client";

import { useTranslations } from "next-intl";
import { Form, type Outcome } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { prove } from "../actions.ts";
import { AuthenticatorCode, PresentPassword } from "#components/form/proof-fields.tsx";

type Props = { email: string; asksForCode: boolean; next: string };

export function ProveAgainForm({ email, asksForCode, next }: Props) {
  const t = useTranslations("signIn");
  const submit = async (_previous: Outcome | undefined, form: FormData): Promise<Outcome> => {
    const result = await prove(undefined, form);
    if (result.ok) window.location.assign(next);
    return result;
  };
  return (
    <Form action={submit} labels={{ password: t("password"), code: t("code") }} done={t("again.done")}>
      <PresentPassword email={email} />
      {asksForCode && <AuthenticatorCode focused />}
      <SubmitButton>{t("again.submit")}</SubmitButton>
    </Form>
  );
}

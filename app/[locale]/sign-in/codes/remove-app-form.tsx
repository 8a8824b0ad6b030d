"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { PresentPassword } from "#components/form/proof-fields.tsx";
import { remove } from "./actions.ts";
import { orProve } from "./fresh.ts";

type Removed = Awaited<ReturnType<typeof remove>>;

export function RemoveAppForm({ email }: { email: string }) {
  const t = useTranslations("signIn");
  return (
    <Form action={send} labels={{ password: t("password") }}>
      <PresentPassword email={email} />
      <SubmitButton kind="danger">{t("codes.remove")}</SubmitButton>
    </Form>
  );
}

const send = async (previous: Removed | undefined, form: FormData) => orProve(await remove(previous, form));

"use client";

import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { textOf } from "#components/form/text-of.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { join } from "./actions.ts";
import { forgetToken } from "./token.ts";

type Result = Awaited<ReturnType<typeof join>>;

/** Makes an account with a password of one's own and signs in with it; whoever has one signs in first. */
export function JoinForm({ token, email, name }: { token: string; email: string; name: string }) {
  const t = useTranslations("people.accept");
  const words = useTranslations("signIn");
  const locale = useLocale();
  const submit = async (previous: Result | undefined, form: FormData): Promise<Result> => {
    const result = await join(previous, form);
    if (!result.ok) return result;
    forgetToken();
    await signIn("credentials", { redirect: false, email, password: textOf(form, "password") });
    window.location.assign(`/${locale}`);
    return await new Promise<Result>(() => undefined);
  };
  const labels = { name: t("name"), password: t("password") };
  return (
    <div className="flex flex-col gap-6">
      <Form action={submit} labels={labels}>
        <p className="text-ink-quiet">{t("choose", { email })}</p>
        <input type="hidden" name="token" value={token} />
        <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
        <TextField name="name" label={labels.name} defaultValue={name} required maxLength={200} />
        <TextField
          name="password"
          type="password"
          label={labels.password}
          hint={words("change.hint")}
          autoComplete="new-password"
          dir="ltr"
          required
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
      <div className="flex flex-wrap items-center gap-3 border-t pt-4">
        <p className="flex-1 basis-60 text-ink-quiet">{t("known")}</p>
        <LinkButton href={`/sign-in?next=/${locale}/invitation`}>{t("signIn")}</LinkButton>
      </div>
    </div>
  );
}

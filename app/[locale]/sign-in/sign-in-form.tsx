"use client";

import { KeyRound } from "lucide-react";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useHydrated } from "#components/form/context.ts";
import { TextField } from "#components/form/fields.tsx";
import { Form, type Outcome } from "#components/form/form.tsx";
import { textOf } from "#components/form/text-of.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorNote } from "#components/ui/error-note.tsx";
import { AuthenticatorCode } from "#components/form/proof-fields.tsx";

type Props = {
  /** Where to go once signed in. */
  next: string;
  /** What the other way in is called, where there is one. */
  provider: string | undefined;
  /** The other way in said no. */
  refused: boolean;
};

export function SignInForm({ next, provider, refused }: Props) {
  const t = useTranslations("signIn");
  const hydrated = useHydrated();
  const [asksForCode, setAsksForCode] = useState(false);

  const submit = async (_previous: Outcome | undefined, form: FormData): Promise<Outcome> => {
    const typed = Object.fromEntries(["email", "password", "code"].map((name) => [name, textOf(form, name)]));
    const answer = await signIn("credentials", { redirect: false, ...typed });
    if (answer?.ok) {
      // a whole new page: nothing of another person stays in the browser's memory
      window.location.assign(next);
      return await new Promise<Outcome>(() => undefined);
    }
    const code = codes.find((known) => known === answer?.error) ?? "unexpected";
    if (code !== "auth.code_required") return { ok: false, code, params: {}, fields: [] };
    setAsksForCode(true);
    return { ok: true };
  };
  return (
    <div className="flex flex-col gap-4">
      {refused && <ErrorNote code="auth.invalid_credentials" />}
      <Form action={submit} done={asksForCode && t("codeAsked")}>
        <TextField name="email" type="email" label={t("email")} autoComplete="username" dir="ltr" required />
        <TextField
          name="password"
          type="password"
          label={t("password")}
          autoComplete="current-password"
          dir="ltr"
          required
        />
        {asksForCode && <AuthenticatorCode focused />}
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
      {provider !== undefined && (
        <Button
          disabled={!hydrated}
          icon={<KeyRound aria-hidden />}
          onClick={() => void signIn("openid", { callbackUrl: next })}
        >
          {t("provider", { name: provider })}
        </Button>
      )}
    </div>
  );
}

const codes = ["auth.invalid_credentials", "auth.locked", "auth.code_required", "input.invalid"] as const;

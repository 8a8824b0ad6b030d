"use client";

import { useTranslations } from "next-intl";
import { TextField } from "./fields.tsx";

type PasswordProps = { email: string; name?: string; label?: string };

/** The password of somebody who is signed in already; their address goes along for password managers. */
export function PresentPassword({ email, name = "password", label }: PasswordProps) {
  const t = useTranslations("common.proof");
  return (
    <>
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <TextField
        name={name}
        type="password"
        label={label ?? t("password")}
        autoComplete="current-password"
        dir="ltr"
        required
      />
    </>
  );
}

/** The code of an authenticator; `focused` where it is the one thing left to enter. */
export function AuthenticatorCode({ focused = false }: { focused?: boolean }) {
  const t = useTranslations("common.proof");
  return (
    <TextField
      name="code"
      label={t("code")}
      hint={t("codeHint")}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      code
      required
      ref={focused ? (input: HTMLInputElement | null) => input?.focus() : undefined}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";

/** The password of somebody who is signed in already; their address goes along for password managers. */
export function PresentPassword({ email, name = "password", label }: { email: string; name?: string; label?: string }) {
  const t = useTranslations("signIn");
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

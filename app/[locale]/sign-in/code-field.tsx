"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";

/** Takes the focus when it appears: it is the one thing left to enter. */
export function CodeField() {
  const t = useTranslations("signIn");
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
      ref={(input: HTMLInputElement | null) => input?.focus()}
    />
  );
}

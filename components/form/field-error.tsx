"use client";

import { useTranslations } from "next-intl";
import type { FieldError } from "#lib/errors.ts";

/** One field's error in words; a code without words of its own gets the general sentence. */
export function FieldErrorText({ error }: { error: FieldError }) {
  const t = useTranslations("fields");
  const code = codes.find((known) => known === error.code);
  return t(code ?? "custom", error.params);
}

const codes = [
  "required",
  "invalid_type",
  "too_small",
  "too_big",
  "invalid_format",
  "not_multiple_of",
  "unrecognized_keys",
  "invalid_union",
  "invalid_key",
  "invalid_element",
  "invalid_value",
] as const;

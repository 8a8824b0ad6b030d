"use client";

import { useMessages, useTranslations } from "next-intl";
import type { FieldError } from "#lib/errors.ts";
import { hasText } from "#lib/i18n/has-text.ts";

/** One field's error in words; a code without words of its own gets the general sentence. */
export function FieldErrorText({ error: { code, params } }: { error: FieldError }) {
  const t = useTranslations("fields");
  const { fields } = useMessages();
  return t(isKnown(fields, code) ? code : "invalid", { ...params });
}

type FieldCode = Parameters<ReturnType<typeof useTranslations<"fields">>>[0];

const isKnown = (words: object, code: string): code is FieldCode => hasText(words, code);

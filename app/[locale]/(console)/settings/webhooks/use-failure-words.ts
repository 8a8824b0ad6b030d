"use client";

import { useTranslations } from "next-intl";

/** Why a message did not go through, in words. */
export function useFailureWords(): (reason: string) => string {
  const t = useTranslations("webhooks.reason");
  return (reason) => t(reasons.find((one) => one === reason) ?? "other");
}

const reasons = [
  "address_refused",
  "unresolved",
  "unreachable",
  "tls",
  "refused",
  "redirected",
  "timeout",
  "reset",
  "answer_too_large",
] as const;

import type { State } from "#components/ui/badge.tsx";
import type { CredentialStatus } from "#lib/domain/credential.ts";
import { daysBetween } from "#lib/i18n/format.ts";

export type CertificateWord = CredentialStatus | "due" | "late" | "expired";
type Facts = { readonly status: CredentialStatus; readonly notAfter: Date | null };

/** How a certificate stands; only a live one is ever good, due or late. */
export function certificateState({ status, notAfter }: Facts, now: Date): { state: State; words: CertificateWord } {
  if (status !== "live") return { state: "unknown", words: status };
  if (notAfter === null) return { state: "good", words: "live" };
  if (notAfter <= now) return { state: "broken", words: "expired" };

  const days = daysBetween(now, notAfter);
  if (days <= 7) return { state: "late", words: "late" };
  return days <= 90 ? { state: "due", words: "due" } : { state: "good", words: "live" };
}

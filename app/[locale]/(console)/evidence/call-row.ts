import { entryOf } from "#components/documents/finding-words.ts";
import { secondsOf, type Call } from "#components/evidence/call.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { EvidenceRow } from "#lib/services/evidence/view.ts";
import type { useTranslations } from "next-intl";

export type CallRowView = Pick<Call, "id" | "call" | "outcome" | "status" | "failure"> & {
  readonly at: string;
  readonly seconds: string;
  readonly about: { readonly href: string; readonly words: string } | undefined;
  readonly device: string;
  readonly credential: string;
  readonly environment: Environment;
  readonly complaints: readonly { readonly code: string; readonly title: string }[];
  readonly more: number;
};

type Words = ReturnType<typeof useTranslations<never>>;

/** More would push the next call away; all of them stand on the call's page. */
const shown = 2;

export function callRow(t: Words, locale: Locale, row: EvidenceRow): CallRowView {
  const { id, call, outcome, status, failure, environment, complaints } = row;
  const told = [...new Map(complaints.map((each) => [each.code || each.message, each])).values()];
  return {
    id,
    call,
    outcome,
    status,
    failure,
    environment,
    at: row.startedAt.toISOString(),
    seconds: secondsOf(row),
    about: aboutOf(t, row),
    device: row.deviceName ?? "–",
    credential: credentialOf(t, row),
    complaints: told.slice(0, shown).map(({ code, message }) => ({ code, title: titleOf(code, message, locale) })),
    more: Math.max(0, told.length - shown),
  };
}

const titleOf = (code: string, message: string, locale: Locale): string =>
  entryOf({ code, category: null })?.[locale].title ?? message;

/** What a call was made for, where the reader may see it. */
export function aboutOf(t: Words, { documentId, number, enrolmentId }: EvidenceRow): CallRowView["about"] {
  if (documentId !== null && number !== null) return { href: `/documents/${documentId}`, words: number };
  if (enrolmentId === null) return undefined;
  return { href: `/enrolments/${enrolmentId}`, words: t("evidence.enrolmentOf", { id: enrolmentId.slice(0, 8) }) };
}

/** Whose login was used; a certificate that is asked for has none yet. */
export const credentialOf = (t: Words, { credentialKind }: EvidenceRow): string =>
  credentialKind === null ? t("evidence.code") : t(`certificates.kind.${credentialKind}`);

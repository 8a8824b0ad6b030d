import { getTranslations } from "next-intl/server";
import { whatHappened } from "#components/enrolments/reason-words.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { AttentionItem } from "#lib/services/attention/source.ts";

/** Why an item needs somebody, in one sentence. */
export async function Why({ of: { source, until, detail }, now }: { of: AttentionItem; now: Date }) {
  const [t, words, format] = await Promise.all([
    getTranslations("attention"),
    getTranslations("enrolments"),
    getFormat(),
  ]);
  const over = until !== null && until <= now;
  switch (source) {
    case "expiring":
      return over || until === null ? t("expired") : t("expiring", { date: format.date(until) });
    case "enrolment_stopped":
      return detail === null ? null : whatHappened(words, detail);
    case "document_limit":
      return t("why.document_limit", { over: over ? "yes" : "no", date: until === null ? "" : format.dateTime(until) });
    case "platform_incident":
      return t("why.platform_incident", { cause: detail ?? "unreachable" });
    case "credential_fault":
      return t("why.credential_fault", { reason: detail ?? "" });
    case "drift":
      return t("why.drift", { number: detail ?? "" });
    case "revocation_open":
      return t("why.revocation_open", { state: detail ?? "open" });
    case "chain_stopped":
    case "document_person":
    case "enrolment_waiting":
    case "scheduler_silent":
    case "webhook_off":
      return t(`why.${source}`);
  }
}

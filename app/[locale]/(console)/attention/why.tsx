import { getTranslations } from "next-intl/server";
import { whatHappened } from "#components/enrolments/reason-words.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { AttentionItem } from "#lib/services/attention/source.ts";
import { isReason } from "../settings/alarms/reason.ts";
import { spanOf } from "./span-of.ts";

type Props = { of: AttentionItem; now: Date };

/** Why an item needs somebody, in one sentence. */
export async function Why({ of, now }: Props) {
  const { source, until, detail } = of;
  const [t, words] = await Promise.all([getTranslations("attention"), getTranslations("enrolments")]);
  switch (source) {
    case "expiring":
    case "plan_overdue":
    case "document_limit":
      return <WhyByThen of={of} now={now} over={until !== null && until <= now} />;
    case "clock_skew":
      return <WhyClock of={of} />;
    case "alarms_undelivered":
    case "pulse_unheard":
      return <WhyUnheard source={source} reason={detail} />;
    case "enrolment_stopped":
      return detail === null ? null : whatHappened(words, detail);
    case "platform_incident":
      return t("why.platform_incident", { cause: detail ?? "unreachable" });
    case "credential_fault":
      return t("why.credential_fault", { reason: detail ?? "" });
    case "drift":
      return t("why.drift", { number: detail ?? "" });
    case "take_over_unanswered":
      return t("why.take_over_unanswered", { reason: detail ?? "answer_lost" });
    case "revocation_open":
      return t("why.revocation_open", { state: detail ?? "open" });
    default:
      return t(`why.${source}`);
  }
}

/** What has a limit, and what follows when it has passed. */
async function WhyByThen({ of: { source, since, until, detail }, over }: Props & { over: boolean }) {
  const [t, format] = await Promise.all([getTranslations("attention"), getFormat()]);
  const date = until === null ? "" : format.date(until);
  const word = over ? "yes" : "no";
  if (source === "document_limit")
    return t("why.document_limit", { over: word, date: until === null ? "" : format.dateTime(until) });
  if (source === "expiring") return over || until === null ? t("expired") : t("expiring", { date });
  const planned = since === null ? "" : format.date(since);
  return t("why.plan_overdue", { over: word, reason: detail ?? "", date, planned });
}

async function WhyClock({ of: { subject, detail } }: Pick<Props, "of">) {
  const [t, format] = await Promise.all([getTranslations("attention"), getFormat()]);
  const ahead = Number(detail);
  const where = subject === "clock.database" ? "database" : "gateway";
  return t("why.clock_skew", { ahead: ahead > 0 ? "yes" : "no", where, span: spanOf(format, Math.abs(ahead)) });
}

type Unheard = { source: "alarms_undelivered" | "pulse_unheard"; reason: string | null };

async function WhyUnheard({ source, reason }: Unheard) {
  const [t, ways] = await Promise.all([getTranslations("attention"), getTranslations("channels.reason")]);
  return t(`why.${source}`, { reason: ways(isReason(reason) ? reason : "other") });
}

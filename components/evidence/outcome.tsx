import { useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { callFailures, callOutcomes, gatewayCalls } from "#lib/domain/gateway-call.ts";

/** How a call ended, and why no answer came. */
export function CallOutcome({ outcome, failure }: { outcome: string; failure: string | null }) {
  const t = useTranslations("evidence");
  const result = callOutcomes.find((known) => known === outcome);
  const broke = callFailures.find((known) => known === failure);
  return (
    <StateMark state={result ? looks[result] : "unknown"} quiet>
      {result ? t(`outcome.${result}`) : outcome}
      {broke && ` (${t(`failure.${broke}`)})`}
    </StateMark>
  );
}

/** What was called; a name that nobody knows yet as it was written. */
export function CallName({ call }: { call: string }) {
  const t = useTranslations("evidence");
  const name = gatewayCalls.find((known) => known === call);
  return name ? t(`name.${name}`) : <Code>{call}</Code>;
}

export function CallStatus({ status, named }: { status: number | null; named?: boolean }) {
  const t = useTranslations("evidence");
  if (status === null) return <span className="whitespace-nowrap text-ink-quiet">{t("noAnswer")}</span>;
  return <Code>{named ? `HTTP ${status}` : String(status)}</Code>;
}

export function CallTook({ seconds }: { seconds: string }) {
  const t = useTranslations("evidence");
  return <bdi className="whitespace-nowrap">{t("seconds", { seconds })}</bdi>;
}

const looks = {
  accepted: "good",
  accepted_with_warnings: "due",
  already_accepted: "good",
  rejected: "broken",
  use_reporting: "waiting",
  issued: "good",
  compliance_first: "due",
  refused: "broken",
  passed: "good",
  passed_with_warnings: "due",
  failed: "broken",
  credential_refused: "late",
  throttled: "waiting",
  too_large: "late",
  may_have_arrived: "waiting",
  answer_lost: "late",
  configuration: "late",
  contradictory: "late",
} as const satisfies Record<(typeof callOutcomes)[number], State>;

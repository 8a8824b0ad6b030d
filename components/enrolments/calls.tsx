import { useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

export type Call = {
  readonly id: string;
  readonly call: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
};

/** Every call of one walk, in the order in which they were made. */
export function Calls({ calls }: { calls: readonly Call[] }) {
  const t = useTranslations("enrolments.calls");
  if (calls.length === 0) return <p className="p-4 text-ink-quiet">{t("none")}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-cell">
        <thead>
          <tr className="text-caption text-ink-quiet">
            {(["time", "call", "status", "outcome", "took"] as const).map((key) => (
              <th key={key} scope="col" className="border-b px-4 py-1.5 text-start font-medium whitespace-nowrap">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <Row key={call.id} call={call} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ call: { call, outcome, status, failure, startedAt, endedAt } }: { call: Call }) {
  const t = useTranslations("enrolments");
  const name = names.find((known) => known === call);
  const result = results.find((known) => known === outcome);
  const broke = failures.find((known) => known === failure);
  const seconds = ((endedAt.getTime() - startedAt.getTime()) / 1000).toFixed(2);
  return (
    <tr className="[&>td]:border-b [&>td]:px-4 [&>td]:py-1.5 last:[&>td]:border-b-0">
      <td className="whitespace-nowrap">
        <TimeText at={startedAt.toISOString()} relative={false} />
      </td>
      <td className="min-w-48">{name ? t(`calls.name.${name}`) : <Code>{call}</Code>}</td>
      <td>
        {status === null ? <span className="text-ink-quiet">{t("calls.noAnswer")}</span> : <Code>{`${status}`}</Code>}
      </td>
      <td className="whitespace-nowrap">
        <StateMark state={stateOf(outcome)} quiet>
          {result ? t(`calls.result.${result}`) : outcome}
          {broke && ` (${t(`calls.failure.${broke}`)})`}
        </StateMark>
      </td>
      <td className="whitespace-nowrap text-ink-quiet">
        <bdi dir="ltr">{t("seconds", { seconds })}</bdi>
      </td>
    </tr>
  );
}

function stateOf(outcome: string): State {
  if (outcome === "issued" || outcome === "passed") return "good";
  if (outcome === "passed_with_warnings" || outcome === "compliance_first") return "due";
  return outcome === "throttled" || outcome === "answer_lost" || outcome === "may_have_arrived" ? "late" : "broken";
}

const names = [
  "requestCompliance",
  "checkCompliance",
  "requestProduction",
  "renewProduction",
  "report",
  "clear",
] as const;
const results = [
  "issued",
  "compliance_first",
  "refused",
  "answer_lost",
  "contradictory",
  "credential_refused",
  "throttled",
  "configuration",
  "passed",
  "passed_with_warnings",
  "failed",
  "too_large",
  "may_have_arrived",
] as const;
const failures = ["timeout", "unreachable", "reset", "answer_too_large"] as const;

import { useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code, CodeBlock } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

export type Try = {
  readonly id: string;
  readonly call: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly answer: string | null;
};

/** Every try to send a document, in order, with what ZATCA answered word for word. */
export function Tries({ tries }: { tries: readonly Try[] }) {
  return (
    <ol>
      {tries.map((each) => (
        <li key={each.id} className="border-b px-4 py-2 last:border-b-0">
          <One of={each} />
        </li>
      ))}
    </ol>
  );
}

function One({ of: { call, outcome, status, failure, startedAt, endedAt, answer } }: { of: Try }) {
  const t = useTranslations("documents.tries");
  const result = outcomes.find((known) => known === outcome);
  const broke = failures.find((known) => known === failure);
  const seconds = ((endedAt.getTime() - startedAt.getTime()) / 1000).toFixed(2);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <TimeText at={startedAt.toISOString()} relative={false} />
        <span>{t(call === "clear" ? "clear" : "report")}</span>
        <StateMark state={result ? looks[result] : "unknown"} quiet>
          {result ? t(`outcome.${result}`) : outcome}
          {broke && ` (${t(`failure.${broke}`)})`}
        </StateMark>
        <span className="ms-auto flex gap-3 text-cell text-ink-quiet">
          {status === null ? t("noAnswer") : <Code>{`HTTP ${status}`}</Code>}
          <bdi dir="ltr">{t("seconds", { seconds })}</bdi>
        </span>
      </div>
      {answer && (
        <details className="mt-1 text-cell">
          <summary className="w-fit cursor-pointer text-ink-quiet">{t("answer")}</summary>
          <div className="mt-1">
            <CodeBlock label={t("answer")}>{indented(answer)}</CodeBlock>
          </div>
        </details>
      )}
    </>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, clipped), null, 2);
  } catch {
    return text;
  }
}

/** The cleared copy inside an answer is a file of its own. */
const clipped = (_key: string, value: unknown): unknown =>
  typeof value === "string" && value.length > longestShown ? `${value.slice(0, 60)}… (${value.length})` : value;

const longestShown = 600;

const looks = {
  accepted: "good",
  accepted_with_warnings: "due",
  already_accepted: "good",
  rejected: "broken",
  use_reporting: "waiting",
  credential_refused: "late",
  throttled: "waiting",
  too_large: "late",
  may_have_arrived: "waiting",
  configuration: "late",
  contradictory: "late",
} as const satisfies Record<string, State>;
const outcomes = [
  "accepted",
  "accepted_with_warnings",
  "already_accepted",
  "rejected",
  "use_reporting",
  "credential_refused",
  "throttled",
  "too_large",
  "may_have_arrived",
  "configuration",
  "contradictory",
] as const satisfies readonly (keyof typeof looks)[];
const failures = ["timeout", "unreachable", "reset", "answer_too_large"] as const;

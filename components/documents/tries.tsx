import { useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code, CodeBlock } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";

export type Try = {
  readonly id: string;
  readonly call: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
};

/** One call word for word, secrets masked. */
export type Evidence = {
  readonly id: string;
  readonly request: { readonly method: string; readonly url: string; readonly body: string };
  readonly response: { readonly body: string } | null;
};

type Props = { tries: readonly Try[]; page: string; open: Evidence | undefined };

/** Every try to send a document, in order; the address says which one is open, word for word. */
export function Tries({ tries, page, open }: Props) {
  return (
    <ol>
      {tries.map((each) => (
        <li key={each.id} id={each.id} className="border-b px-4 py-2 last:border-b-0">
          <One of={each} page={page} open={open?.id === each.id ? open : undefined} />
        </li>
      ))}
    </ol>
  );
}

function One({ of, page, open }: { of: Try; page: string; open: Evidence | undefined }) {
  const { id, call, outcome, status, failure, startedAt, endedAt } = of;
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
      <Link
        href={open ? page : `${page}?attempt=${id}`}
        scroll={false}
        aria-expanded={open !== undefined}
        className="text-cell text-accent hover:underline"
      >
        {t(open ? "hide" : "show")}
      </Link>
      {open && <Words of={open} />}
    </>
  );
}

function Words({ of: { request, response } }: { of: Evidence }) {
  const t = useTranslations("documents.tries");
  return (
    <div className="mt-2 flex flex-col gap-2">
      <p className="text-cell text-ink-quiet">{t("request")}</p>
      <CodeBlock label={t("request")}>{`${request.method} ${request.url}\n\n${indented(request.body)}`}</CodeBlock>
      <p className="text-cell text-ink-quiet">{t("answer")}</p>
      {response === null ? t("noAnswer") : <CodeBlock label={t("answer")}>{indented(response.body)}</CodeBlock>}
    </div>
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

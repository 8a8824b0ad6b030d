import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import type { TakeOverState } from "#lib/domain/take-over.ts";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { TakeOverRow } from "#lib/services/take-over/queries.ts";
import { RowActs } from "./row-acts.tsx";
import { Why } from "./take-outcome.tsx";

/** Take-overs that wait for an answer first, then the latest that ended. */
export function TakeOverList({ rows, mayAct }: { rows: readonly TakeOverRow[]; mayAct: boolean }) {
  const t = useTranslations("takeOver.list");
  if (rows.length === 0) return null;
  return (
    <Section title={t("title")} actions={<ExportLink path="/api/v1/exports/take-overs" />} flush>
      <ul className="divide-y">
        {rows.map((row) => (
          <Row key={row.id} row={row} mayAct={mayAct} />
        ))}
      </ul>
    </Section>
  );
}

async function Row({ row, mayAct }: { row: TakeOverRow; mayAct: boolean }) {
  const [t, format] = await Promise.all([getTranslations("takeOver.list"), getFormat()]);
  const { id, name, state, environment, deviceId, egsSerial, tries } = row;
  const open = state === "asking" || state === "unanswered";
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-2.5">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {deviceId === null ? (
            <bdi className="font-medium wrap-anywhere">{name}</bdi>
          ) : (
            <Link href={`/devices/${deviceId}`} className="font-medium text-accent wrap-anywhere hover:underline">
              <bdi>{name}</bdi>
            </Link>
          )}
          <EnvironmentMark environment={environment} />
          <StateMark state={looks[state]}>{t(`state.${state}`)}</StateMark>
        </span>
        <span className="wrap-anywhere">
          <Code>{egsSerial}</Code>
        </span>
        <span className="text-cell text-ink-quiet">
          {t("about", { time: format.dateTime(row.startedAt), who: row.byName })}
          {" · "}
          {t("tries", { count: tries })}
        </span>
        {state === "asking" && <p className="text-cell">{t("askingText")}</p>}
        {state !== "done" && (
          <div className="text-cell">
            <Why code={row.reasonCode} params={row.reasonParams ?? {}} />
          </div>
        )}
      </div>
      {open && mayAct && <RowActs takeOverId={id} name={name} />}
    </li>
  );
}

const looks: Readonly<Record<TakeOverState, State>> = {
  asking: "waiting",
  unanswered: "late",
  done: "good",
  refused: "broken",
  given_up: "unknown",
};

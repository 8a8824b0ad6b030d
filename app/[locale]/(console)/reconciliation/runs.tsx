import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { listReconciliations } from "#lib/services/reconciliation/queries.ts";

type Run = Awaited<ReturnType<typeof listReconciliations.run>>[number];

/** The latest comparisons, each leading to what it found. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  const t = useTranslations("reconciliation");
  return (
    <Section title={t("runs.title")} actions={<ExportLink path="/api/v1/exports/reconciliations" />} flush>
      <ul>
        {runs.map((run) => (
          <li key={run.id} className="border-b last:border-b-0">
            <RunLink run={run} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function RunLink({ run: { id, at, byName, environment, listed, found } }: { run: Run }) {
  const [t, words, format] = await Promise.all([
    getTranslations("reconciliation.runs"),
    getTranslations("environment"),
    getFormat(),
  ]);
  return (
    <Link
      href={`/reconciliation/${id}`}
      className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2.5 -outline-offset-2 hover:bg-sunken"
    >
      <span className="font-medium">{format.dateTime(at)}</span>
      <span>{words(environment)}</span>
      <span className="text-cell text-ink-quiet">{t("about", { count: listed, who: byName })}</span>
      <span className="ms-auto">
        <StateMark state={found === 0 ? "good" : "due"} quiet>
          {t("found", { count: found })}
        </StateMark>
      </span>
    </Link>
  );
}

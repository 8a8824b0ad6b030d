import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { listImports } from "#lib/services/imports/queries.ts";

type Imports = Awaited<ReturnType<typeof listImports.run>>;

export const stateOf = { draft: "waiting", done: "good", undone: "unknown" } as const satisfies Record<
  Imports[number]["status"],
  State
>;

/** The person's own files, each leading to where it stands. */
export async function PastImports({ imports }: { imports: Imports }) {
  const [t, format] = await Promise.all([getTranslations("imports"), getFormat()]);
  return (
    <Section title={t("past.title")} actions={<ExportLink path="/api/v1/exports/imports" />} flush>
      <ul>
        {imports.map(({ id, fileName, status, rows, createdAt }) => (
          <li key={id} className="border-b last:border-b-0">
            <Link
              href={`/import/${id}`}
              className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2.5 -outline-offset-2 hover:bg-sunken"
            >
              <bdi className="font-medium wrap-anywhere">{fileName}</bdi>
              <span className="text-cell text-ink-quiet">{t("past.rows", { count: rows })}</span>
              <span className="text-cell text-ink-quiet">{format.dateTime(createdAt)}</span>
              <span className="ms-auto">
                <StateMark state={stateOf[status]} quiet>
                  {t(`status.${status}`)}
                </StateMark>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

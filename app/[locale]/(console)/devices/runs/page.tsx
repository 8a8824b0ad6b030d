import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";
import { listRuns } from "#lib/services/fleet/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fleet.run");
  return { title: t("list") };
}

/** The latest acts on many devices. */
export default async function RunsPage() {
  const [{ actor }, t, nav, format] = await Promise.all([
    requiredSession(),
    getTranslations("fleet.run"),
    getTranslations("nav"),
    getFormat(),
  ]);
  const { rows } = await ask(listRuns, { establishment: await selectedEstablishment(actor) });
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: nav("devices"), href: "/devices" }]} />}
        title={t("list")}
        state={t("listState")}
        action={rows.length > 0 && <ExportLink path="/api/v1/exports/runs" />}
      />
      <div className="rounded-md border bg-surface">
        {rows.length === 0 && <EmptyState title={t("listNone")}>{t("listNoneText")}</EmptyState>}
        <ul>
          {rows.map(({ id, act, size, through, startedBy, createdAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 last:border-b-0">
              <Link href={`/devices/runs/${id}`} className="font-medium text-accent hover:underline">
                {t(`title.${act}`)}
              </Link>
              <span>{t("through", { through: format.number(through), size: format.number(size) })}</span>
              <span className="ms-auto text-ink-quiet">
                {t("by", { who: startedBy, time: format.dateTime(createdAt) })}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

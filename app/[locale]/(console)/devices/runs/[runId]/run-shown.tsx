import { getLocale, getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { nameIn } from "#components/records/name.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { showRun, type RunView } from "#lib/services/fleet/queries.ts";
import { ShowRun } from "#lib/services/fleet/schema.ts";
import type { Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { addressOf, pageOf } from "../../../list-address.ts";
import { FilterWords } from "../../filter-words.tsx";
import { RunDevices } from "./run-devices.tsx";
import { RunWatch } from "./run-watch.tsx";

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<Search> };

/** One act on many devices: how far it is and what became of each. It survives a reload and goes on without anybody looking. */
export async function RunShown({ params, searchParams }: Props) {
  const [{ runId }, search, locale, t, format] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("fleet.run"),
    getFormat(),
  ]);
  const address = { ...addressOf(search, ""), runId };
  const view = await ask(showRun, address);
  const { run, rows } = view;
  const { done, left } = countsOf(view);
  const state =
    run.doneAt === null
      ? t("going", { through: format.number(done + left), size: format.number(run.size) })
      : t("done", { time: format.dateTime(run.doneAt), done, left });
  const facts = [
    { term: t("filter"), value: <FilterWords filter={run.filter} chosen={Object.keys(run.filter).length === 0} /> },
    ...(run.reason === null ? [] : [{ term: t("reason"), value: <bdi>{run.reason}</bdi> }]),
    { term: t("column.when"), value: t("by", { who: run.startedBy, time: format.dateTime(run.createdAt) }) },
  ];
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("list"), href: "/devices/runs" }]} />}
        title={t(`title.${run.act}`)}
        state={state}
        action={<ExportLink path={`/api/v1/exports/runs/${runId}`} />}
      />
      <RunWatch open={run.doneAt === null} through={done + left} size={run.size} label={state} />
      <DescriptionList items={facts} />
      <ClientMessages also={["fleet"]}>
        <RunDevices
          rows={rows.map(({ id, name, outcome, block, ...row }) => {
            const branch = nameIn(locale, { nameAr: row.branchNameAr, nameEn: row.branchNameEn });
            return { id, name, branch, outcome, block };
          })}
          page={pageOf(view)}
          sort={ShowRun.parse(address).sort}
          filtered={ShowRun.parse(address).outcome !== undefined}
        />
      </ClientMessages>
    </>
  );
}

function countsOf({ counts }: RunView) {
  const of = (wanted: string) =>
    counts.reduce((total, { outcome, count }) => total + (outcome === wanted ? count : 0), 0);
  return { done: of("done"), left: of("left_out") };
}

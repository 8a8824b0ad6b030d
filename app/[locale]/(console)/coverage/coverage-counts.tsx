import { getTranslations } from "next-intl/server";
import { Tabs } from "#components/ui/tabs.tsx";
import { coverages, type Coverage } from "#lib/domain/coverage.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { CoverageCounts } from "#lib/services/coverage/queries.ts";

type Props = { counts: CoverageCounts; environment: Environment };

/** Whether every branch can issue, in one sentence, and what is left out of it. */
export async function CoverageState({ counts: { none, all, capped, archived }, environment }: Props) {
  const [t, words, format] = await Promise.all([
    getTranslations("coverage"),
    getTranslations("environment"),
    getFormat(),
  ]);
  const where = { environment: words(environment) };
  return (
    <>
      {capped
        ? t("stateCapped", where)
        : none === 0
          ? t("stateAll", { count: all, ...where })
          : t("stateNone", { none, all: format.number(all), ...where })}
      {archived > 0 && (
        <>
          {" · "}
          <Link href="/branches?state=archived" className="underline underline-offset-2 hover:text-ink">
            {t("archived", { count: archived })}
          </Link>
        </>
      )}
    </>
  );
}

/** The counts are links to their rows. */
export async function CoverageTabs({ counts, environment, current }: Props & { current: Coverage | undefined }) {
  const [t, format] = await Promise.all([getTranslations("coverage"), getFormat()]);
  const at = (coverage?: Coverage) =>
    `/coverage?environment=${environment}${coverage === undefined ? "" : `&coverage=${coverage}`}`;
  const counted = (count: number) => `${format.number(count)}${counts.capped ? "+" : ""}`;
  const items = [
    { href: at(), label: t("all"), count: counted(counts.all) },
    ...coverages.map((one) => ({ href: at(one), label: t(`state.${one}`), count: counted(counts[one]) })),
  ];
  return <Tabs items={items} current={at(current)} label={t("tabs")} />;
}

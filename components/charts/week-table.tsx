"use client";

import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { weekAddress, type Week } from "./week.ts";

/** The figures behind the bars, weeks without any left out; its links are the keyboard's way to choose a week. */
export function WeekTable({ weeks, rangeHref }: { weeks: readonly Week[]; rangeHref: string | undefined }) {
  const t = useTranslations("common.horizon");
  const format = useFormat();
  const filled = weeks.filter(({ planned, unplanned }) => planned + unplanned > 0);
  return (
    <details className="text-cell">
      <summary className="w-fit min-h-6 text-accent">{t("table")}</summary>
      <table className="mt-2 w-full max-w-120">
        <thead>
          <tr className="text-ink-quiet">
            {(["week", "planned", "unplanned", "total"] as const).map((key) => (
              <th key={key} scope="col" className="border-b px-2 py-1 text-start font-medium not-first:text-end">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filled.map(({ start, planned, unplanned }) => (
            <tr key={start}>
              <th scope="row" className="border-b px-2 py-1 text-start font-normal">
                {rangeHref ? (
                  <Link href={weekAddress(rangeHref, start, start)} className="text-accent hover:underline">
                    {format.date(start)}
                  </Link>
                ) : (
                  format.date(start)
                )}
              </th>
              {[planned, unplanned, planned + unplanned].map((count, index) => (
                <td key={["planned", "unplanned", "total"][index]} className="border-b px-2 py-1 text-end">
                  {format.number(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

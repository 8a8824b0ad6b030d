import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { OfMonth } from "#lib/services/tie-out/schema.ts";
import { currentContext } from "#lib/web/session.ts";
import { Deducted } from "./deducted.tsx";
import { MonthPicker } from "./month-picker.tsx";
import { MonthTable } from "./month-table.tsx";
import { MonthTotals } from "./month-totals.tsx";
import { sumView, type Month } from "./month-view.ts";
import { monthsAgo, offeredMonths, startOf, thisMonth } from "./months.ts";

/** A page of them is enough to look at; the CSV file has all. */
const mostShown = 200;

/** The month's sums by branch and device, under the choice of the month. */
export async function MonthSums({ place, month }: { place: OfMonth; month: Month }) {
  const [t, locale, format, { clock }] = await Promise.all([
    getTranslations("tieOut.sums"),
    getLocale(),
    getFormat(),
    currentContext(),
  ]);
  const now = clock.now();
  const picker = (
    <MonthPicker
      month={place.month}
      months={offeredMonths(place.month, now).map((one) => ({ value: one, label: format.month(startOf(one)) }))}
      before={monthsAgo(place.month, 1)}
      after={place.month < thisMonth(now) ? monthsAgo(place.month, -1) : undefined}
    />
  );
  if (month.rows.length === 0)
    return (
      <>
        {picker}
        <Section>
          <EmptyState title={t("empty.title")} action={<LinkButton href="/documents">{t("empty.action")}</LinkButton>}>
            {t("empty.text")}
          </EmptyState>
        </Section>
      </>
    );
  const shown = month.rows.slice(0, mostShown).map((row) => sumView(row, month, locale, place.environment));
  const left = month.rows.length - shown.length;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2">
        {picker}
        <MonthTotals month={month} />
      </div>
      <MonthTable rows={shown} total={month.rows.length} />
      <p className="text-cell text-ink-quiet">
        {t("note")} {left > 0 && t("more", { count: left })}
      </p>
      <Deducted month={month} />
    </div>
  );
}

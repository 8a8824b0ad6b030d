import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { totals, type Month } from "./month-view.ts";

/** What the whole month comes to, a line for each currency. */
export function MonthTotals({ month }: { month: Month }) {
  const t = useTranslations("tieOut.sums");
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-2">
      {totals(month).map(({ currency, net, vat }) => (
        <li key={currency} className="flex flex-wrap items-baseline gap-x-4">
          <span className="text-ink-quiet">{t("total", { currency })}</span>
          <span>
            {t("column.net")}{" "}
            <strong className="font-semibold">
              <Money minor={net} currency={currency} />
            </strong>
          </span>
          <span>
            {t("column.vat")}{" "}
            <strong className="font-semibold">
              <Money minor={vat} currency={currency} />
            </strong>
          </span>
        </li>
      ))}
    </ul>
  );
}

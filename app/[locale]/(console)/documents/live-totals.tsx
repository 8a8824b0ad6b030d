"use client";

import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { cx } from "#components/ui/cx.ts";
import type { DraftTotals } from "#lib/domain/draft-totals.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { choiceOf } from "./vat-choices.ts";

type Props = { totals: DraftTotals; currency: string };

/** What the document comes to as it is typed, computed by the rules by which it will be issued. */
export function LiveTotals({ totals, currency }: Props) {
  const t = useTranslations("documents.form");
  const rows = useRows({ totals, currency });
  return (
    <section
      aria-label={t("part.totals")}
      className="rounded-md border bg-surface p-4 xl:sticky xl:top-[calc(var(--head)+1rem)]"
    >
      <h2 className="mb-3 text-section font-semibold">{t("part.totals")}</h2>
      <output className="block">
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2">
          {rows.map(({ key, term, amount, of = currency, strong }) => (
            <div key={key} className="contents">
              <dt className={strong ? strongClass : "text-ink-quiet"}>{term}</dt>
              <dd className={cx("text-end", strong && strongClass)}>
                <Money minor={`${amount}`} currency={of} />
              </dd>
            </div>
          ))}
        </dl>
      </output>
      {totals.nets.includes(undefined) && <p className="mt-3 text-cell text-ink-quiet">{t("incomplete")}</p>}
    </section>
  );
}

const strongClass = "border-t pt-2 font-semibold";

type Row = { readonly key: string; readonly term: string; readonly amount: bigint; of?: string; strong?: boolean };

/** Only what there is: a document without discounts, prepayments or a foreign currency shows none of them. */
function useRows({ totals, currency }: Props): readonly Row[] {
  const t = useTranslations("documents.form");
  const format = useFormat();
  const { lineNet, allowances, charges, taxExclusive, taxes, prepaid, payable, taxInRiyals } = totals;
  const termOf = (category: string, percent: string, base: string): string =>
    category === "S"
      ? t("taxOf", { rate: format.percent(Number(percent) / 100), base })
      : t("untaxedOf", { category: t(`vatOf.${choiceOf(category, percent)}`), base });
  const adjusted = allowances > 0n || charges > 0n;
  return [
    ...(adjusted ? [{ key: "lineNet", term: t("lineNet"), amount: lineNet }] : []),
    ...(allowances > 0n ? [{ key: "allowances", term: t("allowances"), amount: -allowances }] : []),
    ...(charges > 0n ? [{ key: "charges", term: t("charges"), amount: charges }] : []),
    { key: "taxExclusive", term: t("taxExclusive"), amount: taxExclusive },
    ...taxes.map(({ category, percent, base, tax }) => ({
      key: `${category} ${percent}`,
      term: termOf(category, percent, format.money(base, currency)),
      amount: tax,
    })),
    ...(prepaid > 0n ? [{ key: "prepaid", term: t("prepaid"), amount: -prepaid }] : []),
    { key: "payable", term: t("payable"), amount: payable, strong: true },
    ...(currency !== "SAR" && taxInRiyals !== undefined
      ? [{ key: "taxInRiyals", term: t("taxInRiyals"), amount: taxInRiyals, of: "SAR" }]
      : []),
  ];
}

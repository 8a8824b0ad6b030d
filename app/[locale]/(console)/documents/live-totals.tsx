"use client";

import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import type { DraftTotals } from "#lib/domain/draft-totals.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

/** What the document comes to as it is typed, computed by the rules by which it will be issued. */
export function LiveTotals({ totals, currency }: { totals: DraftTotals; currency: string }) {
  const t = useTranslations("documents.form");
  const format = useFormat();
  const money = (amount: bigint) => <Money minor={`${amount}`} currency={currency} />;
  const unfinished = totals.nets.includes(undefined);
  return (
    <section
      aria-label={t("part.totals")}
      className="rounded-md border bg-surface p-4 xl:sticky xl:top-[calc(var(--head)+1rem)]"
    >
      <h2 className="mb-3 text-section font-semibold">{t("part.totals")}</h2>
      <output className="block">
        <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2">
          {(totals.allowances > 0n || totals.charges > 0n) && (
            <>
              <dt className="text-ink-quiet">{t("lineNet")}</dt>
              <dd className="text-end">{money(totals.lineNet)}</dd>
            </>
          )}
          {totals.allowances > 0n && (
            <>
              <dt className="text-ink-quiet">{t("allowances")}</dt>
              <dd className="text-end">{money(-totals.allowances)}</dd>
            </>
          )}
          {totals.charges > 0n && (
            <>
              <dt className="text-ink-quiet">{t("charges")}</dt>
              <dd className="text-end">{money(totals.charges)}</dd>
            </>
          )}
          <dt className="text-ink-quiet">{t("taxExclusive")}</dt>
          <dd className="text-end">{money(totals.taxExclusive)}</dd>
          {totals.taxes.map(({ category, percent, base, tax }) => (
            <div key={`${category} ${percent}`} className="contents">
              <dt className="text-ink-quiet">
                {t("taxOf", { rate: format.percent(Number(percent) / 100), base: format.money(base, currency) })}
              </dt>
              <dd className="text-end">{money(tax)}</dd>
            </div>
          ))}
          {totals.prepaid > 0n && (
            <>
              <dt className="text-ink-quiet">{t("prepaid")}</dt>
              <dd className="text-end">{money(-totals.prepaid)}</dd>
            </>
          )}
          <dt className="border-t pt-2 font-semibold">{t("payable")}</dt>
          <dd className="border-t pt-2 text-end font-semibold">{money(totals.payable)}</dd>
          {currency !== "SAR" && totals.taxInRiyals !== undefined && (
            <>
              <dt className="text-ink-quiet">{t("taxInRiyals")}</dt>
              <dd className="text-end">
                <Money minor={`${totals.taxInRiyals}`} currency="SAR" />
              </dd>
            </>
          )}
        </dl>
      </output>
      {unfinished && <p className="mt-3 text-cell text-ink-quiet">{t("incomplete")}</p>}
    </section>
  );
}

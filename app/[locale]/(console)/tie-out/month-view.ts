import { nameIn } from "#components/records/name.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { parseAmount, type Amount } from "#lib/domain/money.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { monthlyTieOut } from "#lib/services/tie-out/queries.ts";

export type Month = Awaited<ReturnType<typeof monthlyTieOut.run>>;
type Row = Month["rows"][number];

export type SumView = {
  readonly id: string;
  readonly href: string;
  readonly device: string;
  readonly branch: string;
  readonly currency: string;
  readonly documents: number;
  readonly net: string;
  readonly vat: string;
  readonly accepted: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly missing: string;
};

export function sumView(row: Row, month: Month, locale: Locale, environment: Environment): SumView {
  const { deviceId, branchId, currency } = row;
  const missing = month.missing.filter((gap) => gap.deviceId === deviceId && gap.branchId === branchId);
  return {
    id: `${deviceId} ${branchId} ${currency}`,
    href: `/documents?device=${deviceId}&branch=${branchId}&environment=${environment}`,
    device: row.deviceName,
    branch: nameIn(locale, { nameAr: row.branchNameAr, nameEn: row.branchNameEn }),
    currency,
    documents: row.documents,
    net: minor(row.net).toString(),
    vat: minor(row.vat).toString(),
    accepted: row.accepted,
    waiting: row.waiting,
    rejected: row.rejected,
    missing: totalMissing(missing).toString(),
  };
}

export const totalMissing = (gaps: Month["missing"]): bigint =>
  gaps.reduce((sum, { count }) => sum + BigInt(count), 0n);

/** What the month comes to in each currency. */
export function totals({ rows }: Pick<Month, "rows">) {
  return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    documents: own.reduce((sum, { documents }) => sum + documents, 0),
    net: own.reduce((sum, { net }) => sum + minor(net), 0n).toString(),
    vat: own.reduce((sum, { vat }) => sum + minor(vat), 0n).toString(),
  }));
}

/** What final invoices took of prepayments in each currency, where they did. */
export const deductions = ({ rows }: Month) =>
  totals({ rows: rows.flatMap((row) => (row.deducted === null ? [] : { ...row, ...row.deducted })) });

/** The amount that the service wrote. */
const minor = (text: string): Amount => parseAmount(text) ?? 0n;

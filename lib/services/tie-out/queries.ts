import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { documents } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { branches } from "#db/schema/establishments.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { deductedIn } from "./deducted.ts";
import { inMonth, ofIdentity } from "./month.ts";
import { OfMonth } from "./schema.ts";

const mostGaps = 1000;

/**
 * A month by branch, device and currency: how many documents, their net and VAT with credit notes taken off, how many ZATCA has, and the
 * numbers that are missing in a series. What was rejected is counted apart and in no sum.
 */
export const monthlyTieOut = query({
  name: "tie_out.month",
  permission: "document:read",
  input: OfMonth,
  run: (ctx, input) => monthOf(ctx, input),
});

export const monthOf = (ctx: QueryContext, input: OfMonth) =>
  ctx.read(async (db) => {
    await loadEstablishment(db, input.establishmentId);
    const where = inMonth(input);
    const rows = await sumsOf(db, where);
    const deducted = await deductedIn(db, where);
    const gaps = await gapsIn(db, where);
    return {
      month: input.month,
      rows: rows.map((row) => ({ ...row, ...written(row), deducted: deductedOf(row, deducted) })),
      missing: gaps.slice(0, mostGaps),
      truncated: gaps.length > mostGaps,
    };
  });

type Sum = { readonly net: string; readonly vat: string };
const written = ({ net, vat }: Sum): Sum => ({ net: formatAmount(BigInt(net)), vat: formatAmount(BigInt(vat)) });

type Place = { readonly branchId: string; readonly deviceId: string; readonly currency: string };

/** What the final invoices of the row took of prepayments, or null. */
function deductedOf({ branchId, deviceId, currency }: Place, all: readonly (Place & Sum)[]): Sum | null {
  const own = all.find((one) => one.branchId === branchId && one.deviceId === deviceId && one.currency === currency);
  return own === undefined ? null : written(own);
}

const rejected = sql`${submissions.state} = 'rejected'`;
const sign = sql`case when ${documents.typeCode} = '381' then -1 else 1 end`;
const sum = (column: typeof documents.tax | typeof documents.taxExclusive): SQL<string> =>
  sql<string>`coalesce(sum(${column} * ${sign}) filter (where not ${rejected}), 0)::text`;
const count = (condition: SQL): SQL<number> => sql<number>`(count(*) filter (where ${condition}))::int`;

const sumsOf = (db: Reader, where: SQL) =>
  db
    .select({
      branchId: branches.id,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
      deviceId: devices.id,
      deviceName: devices.name,
      currency: documents.currency,
      documents: count(sql`not ${rejected}`),
      net: sum(documents.taxExclusive),
      vat: sum(documents.tax),
      accepted: count(sql`${submissions.state} in ('accepted', 'accepted_with_warnings', 'copy_missing')`),
      waiting: count(sql`${submissions.state} in ('pending', 'stopped')`),
      rejected: count(rejected),
    })
    .from(documentIdentities)
    .innerJoin(documents, ofIdentity)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .innerJoin(devices, eq(devices.id, documentIdentities.deviceId))
    .innerJoin(branches, eq(branches.id, documentIdentities.branchId))
    .where(where)
    .groupBy(branches.id, devices.id, documents.currency)
    .orderBy(asc(branches.nameEn), asc(devices.name), asc(devices.id), asc(documents.currency));

/** Where a series of numbers, all that is before their last digits, leaves some out between two documents of the month. */
async function gapsIn(db: Reader, where: SQL) {
  const numbered = db
    .select({
      deviceId: documentIdentities.deviceId,
      branchId: documentIdentities.branchId,
      series: sql<string>`regexp_replace(${documentIdentities.number}, '\\d{1,18}$', '')`.as("series"),
      digits: sql<string>`substring(${documentIdentities.number} from '\\d{1,18}$')`.as("digits"),
    })
    .from(documentIdentities)
    .innerJoin(documents, ofIdentity)
    .where(and(where, sql`${documentIdentities.number} ~ '\\d$'`))
    .as("numbered");
  const followed = db
    .select({
      deviceId: numbered.deviceId,
      branchId: numbered.branchId,
      series: numbered.series,
      digits: numbered.digits,
      at: sql<string>`${numbered.digits}::bigint`.as("at"),
      before:
        sql<string>`lag(${numbered.digits}::bigint) over (partition by ${numbered.series} order by ${numbered.digits}::bigint)`.as(
          "before",
        ),
    })
    .from(numbered)
    .as("followed");
  const padded = (value: SQL) =>
    sql<string>`${followed.series} || lpad((${value})::text, greatest(length(${followed.digits}), length((${value})::text)), '0')`;
  return await db
    .select({
      from: padded(sql`${followed.before} + 1`),
      to: padded(sql`${followed.at} - 1`),
      count: sql<string>`(${followed.at} - ${followed.before} - 1)::text`,
      deviceId: followed.deviceId,
      branchId: followed.branchId,
    })
    .from(followed)
    .where(sql`${followed.at} - ${followed.before} > 1`)
    .orderBy(followed.series, followed.at)
    .limit(mostGaps + 1);
}

import { command } from "#lib/command.ts";
import { csvDownload } from "#lib/services/csv-download.ts";
import type { Download } from "#lib/services/evidence/archive.ts";
import { monthOf } from "./queries.ts";
import { OfMonth } from "./schema.ts";

const columns = [
  "branch_ar",
  "branch_en",
  "device",
  "currency",
  "documents",
  "net",
  "vat",
  "accepted",
  "waiting",
  "rejected",
  "missing_numbers",
  "deducted_prepayments_net",
  "deducted_prepayments_vat",
] as const;

/** A month by branch and device as a CSV file, each with the numbers that its series leave out and what its final invoices deduct. */
export const exportMonth = command({
  name: "tie_out.export",
  permission: "document:read",
  input: OfMonth,
  async run(ctx, input): Promise<Download> {
    const { establishmentId, environment, month } = input;
    const { rows, missing } = await monthOf(ctx, input);
    await ctx.atomically(async (tx) => {
      tx.audit({
        action: "tie_out.export",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
        detail: { month, environment, rows: rows.length },
      });
    });
    const left = Map.groupBy(missing, ({ deviceId, branchId }) => `${deviceId} ${branchId}`);
    const lines = rows.map((row) => [
      row.branchNameAr,
      row.branchNameEn,
      row.deviceName,
      row.currency,
      row.documents,
      row.net,
      row.vat,
      row.accepted,
      row.waiting,
      row.rejected,
      (left.get(`${row.deviceId} ${row.branchId}`) ?? []).map(rangeOf).join(" "),
      row.deducted?.net ?? null,
      row.deducted?.vat ?? null,
    ]);
    return csvDownload(`tie-out_${month}_${environment}.csv`, columns, lines);
  },
});

const rangeOf = ({ from, to }: { from: string; to: string }): string => (from === to ? from : `${from}…${to}`);

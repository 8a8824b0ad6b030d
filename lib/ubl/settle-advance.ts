import type { InvoiceDocument, Prepayment } from "./document.ts";
import { exemptionOf } from "./exemption.ts";
import { present } from "./present.ts";
import { computeTotals } from "./totals.ts";

/** What a final invoice says of a prepayment (386) that it settles in full: its name, date and VAT, row by row (KSA-26 to KSA-34). */
export function settleAdvance(advance: InvoiceDocument, lineId: string): Prepayment | undefined {
  const [line] = advance.lines;
  if (advance.typeCode !== "386" || !line) return undefined;
  return present({
    lineId,
    number: advance.number,
    uuid: advance.uuid,
    issueDate: advance.issueDate,
    issueTime: advance.issueTime,
    itemName: line.item.name,
    unit: line.quantity.unit,
    itemVat: line.vat,
    parts: computeTotals(advance).breakdown.map((row) => {
      const exemption = exemptionOf(row, advance.exemptions);
      return present(Object.assign({}, row, { exemptionCode: exemption?.code, exemptionReason: exemption?.reason }));
    }),
  });
}

import { z } from "zod";
import { type Decimal, parseDecimal, plainForm } from "#lib/domain/decimal.ts";
import { type Amount, parseAmount, shareOf } from "#lib/domain/money.ts";
import { type AllowanceOrCharge, transactionFlags, typeCodes, vatCategories } from "./document.ts";

// The Char production of XML 1.0 section 2.2.
const text = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);

const list = <T extends z.ZodType>(entry: T, longest = 1000) => z.array(entry).max(longest).default([]);

/** A decimal number as a string or a JSON number; `read` says which ones will do. */
function numeric<T>(read: (written: string) => T | undefined) {
  return z.union([z.string().max(40), z.number()]).transform((written, context): T => {
    const value = read(String(written));
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", input: written, params: { code: "invalid" } });
    return z.NEVER;
  });
}

const amount = numeric<Amount>(parseAmount);
const decimal = numeric<Decimal>(parseDecimal);

/** 0 to 100 with at most two decimals (BR-KSA-DEC-01, BR-KSA-DEC-02). */
const percent = numeric<Decimal>((written) => {
  const parsed = parseDecimal(written);
  const value = parsed && parsed.scale > 2 ? parseDecimal(plainForm(parsed)) : parsed;
  return value && value.scale <= 2 && value.units >= 0n && value.units <= 100n * 10n ** BigInt(value.scale)
    ? value
    : undefined;
});

const divisor = numeric<Decimal>((written) => {
  const value = parseDecimal(written);
  return value && value.units > 0n ? value : undefined;
});

const date = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ?$/);
const identifier = z.strictObject({ scheme: text(10), value: text(127) });

const party = z.strictObject({
  identifier: identifier.exactOptional(),
  address: z
    .strictObject({
      street: text(1000).exactOptional(),
      additionalStreet: text(127).exactOptional(),
      buildingNumber: text(127).exactOptional(),
      additionalNumber: text(127).exactOptional(),
      district: text(127).exactOptional(),
      city: text(127).exactOptional(),
      postalCode: text(127).exactOptional(),
      province: text(127).exactOptional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .default("SA"),
    })
    .exactOptional(),
  vatNumber: text(127).exactOptional(),
  name: text(1000).exactOptional(),
  contact: z
    .strictObject({
      name: text(1000).exactOptional(),
      telephone: text(127).exactOptional(),
      email: text(127).exactOptional(),
      note: text(1000).exactOptional(),
    })
    .exactOptional(),
});

const payment = z.strictObject({
  meansCode: text(3).exactOptional(),
  reasons: list(text(1000)),
  account: text(127).exactOptional(),
  terms: text(1000).exactOptional(),
});

const vat = z
  .strictObject({
    category: z.enum(vatCategories),
    percent: percent.exactOptional(),
    exemptionCode: text(127).exactOptional(),
  })
  .transform((given) => ({ percent: { units: given.category === "S" ? 1500n : 0n, scale: 2 }, ...given }));

const allowanceFields = {
  charge: z.boolean(),
  reasonCode: text(10).exactOptional(),
  reason: text(1000).exactOptional(),
  percent: percent.exactOptional(),
  amount: amount.exactOptional(),
  base: amount.exactOptional(),
};
type AllowanceFields = Omit<AllowanceOrCharge, "amount"> & { readonly amount?: Amount };

/** The amount may be left to percent and base. */
function withAmount<T extends AllowanceFields>(entry: T, context: z.RefinementCtx): T & { amount: Amount } {
  const { percent: share, base } = entry;
  const computed = share && base !== undefined ? shareOf(base, share) : undefined;
  const settled = entry.amount ?? computed;
  if (settled !== undefined) return { ...entry, amount: settled };
  context.addIssue({ code: "custom", path: ["amount"], input: entry, params: { code: "required" } });
  return z.NEVER;
}
const allowanceOrCharge = z.strictObject(allowanceFields).transform(withAmount);
const documentAllowanceOrCharge = z.strictObject({ ...allowanceFields, vat }).transform(withAmount);

const line = z.strictObject({
  id: text(6).exactOptional(),
  note: text(1000).exactOptional(),
  quantity: z.strictObject({ value: decimal, unit: text(127).exactOptional() }),
  allowancesAndCharges: list(allowanceOrCharge),
  item: z.strictObject({
    name: text(1000),
    description: text(1000).exactOptional(),
    buyerId: text(127).exactOptional(),
    sellerId: text(127).exactOptional(),
    standardId: z.strictObject({ scheme: text(10).exactOptional(), value: text(127) }).exactOptional(),
  }),
  vat,
  price: z.strictObject({
    amount: decimal,
    base: z.strictObject({ value: divisor, unit: text(127).exactOptional() }).exactOptional(),
    discount: z
      .strictObject({ reason: text(1000).exactOptional(), amount: decimal, gross: decimal.exactOptional() })
      .exactOptional(),
  }),
  stated: z
    .strictObject({ net: amount.exactOptional(), tax: amount.exactOptional(), gross: amount.exactOptional() })
    .default({}),
});

const prepaidPart = z.strictObject({
  category: z.enum(vatCategories),
  percent,
  taxable: amount,
  tax: amount,
  exemptionCode: text(127).exactOptional(),
  exemptionReason: text(1000).exactOptional(),
});

/** Of a prepayment that Khatm issued, its number is enough: the rest is known, and without parts all that is left is taken. */
const prepayment = z.strictObject({
  lineId: text(6).exactOptional(),
  number: text(127),
  uuid: z.uuid().exactOptional(),
  issueDate: date.exactOptional(),
  issueTime: time.exactOptional(),
  itemName: text(1000).exactOptional(),
  unit: text(127).exactOptional(),
  parts: z
    .array(prepaidPart.extend({ tax: amount.exactOptional() }))
    .min(1)
    .max(100)
    .exactOptional(),
});

const statedTotals = z.strictObject({
  lineNet: amount.exactOptional(),
  allowances: amount.exactOptional(),
  charges: amount.exactOptional(),
  taxExclusive: amount.exactOptional(),
  tax: amount.exactOptional(),
  taxInRiyals: amount.exactOptional(),
  taxInclusive: amount.exactOptional(),
  prepaid: amount.exactOptional(),
  payable: amount.exactOptional(),
  breakdown: z.array(prepaidPart.omit({ exemptionReason: true })).exactOptional(),
});

/**
 * The JSON form of a document, in the names of `InvoiceDocument`. Amounts, prices, quantities, percents and rates are decimal strings or
 * numbers. What Khatm can know or compute may be left out; amounts given under `stated` are compared with ours.
 */
export const DocumentInput = z
  .strictObject({
    transaction: z.strictObject({ kind: z.enum(["standard", "simplified"]), flags: list(z.enum(transactionFlags)) }),
    typeCode: z.enum(typeCodes),
    number: text(127),
    uuid: z.uuid().exactOptional(),
    issueDate: date.exactOptional(),
    issueTime: time.exactOptional(),
    dueDate: date.exactOptional(),
    taxPointDate: date.exactOptional(),
    notes: list(text(1000)),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("SAR"),
    purchaseOrder: text(127).exactOptional(),
    contract: text(127).exactOptional(),
    precedingInvoices: list(z.strictObject({ number: text(5000), issueDate: date.exactOptional() })),
    seller: party.exactOptional(),
    buyer: party.exactOptional(),
    supplyDate: date.exactOptional(),
    supplyEndDate: date.exactOptional(),
    payments: list(payment),
    allowancesAndCharges: list(documentAllowanceOrCharge),
    exchangeRate: divisor.exactOptional(),
    exemptions: list(
      z.strictObject({
        category: z.enum(vatCategories),
        code: text(127).exactOptional(),
        reason: text(1000).exactOptional(),
      }),
    ),
    rounding: amount.exactOptional(),
    lines: z.array(line).min(1).max(10_000),
    prepayments: list(prepayment),
    stated: statedTotals.default({}),
  })
  .superRefine(({ currency, exchangeRate, stated }, context) => {
    if (currency === "SAR" || exchangeRate || stated.taxInRiyals !== undefined) return;
    context.addIssue({ code: "custom", path: ["exchangeRate"], params: { code: "required" } });
  });
export type DocumentInput = z.output<typeof DocumentInput>;

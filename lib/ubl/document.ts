import type { Decimal } from "#lib/domain/decimal.ts";
import type { Amount } from "#lib/domain/money.ts";

/** A tax invoice, credit note, debit note or prepayment in the business terms (BT, BG) of EN 16931 and ZATCA's own (KSA). */
export type InvoiceDocument = {
  readonly transaction: Transaction; // KSA-2
  readonly typeCode: TypeCode; // BT-3
  readonly number: string; // BT-1
  readonly uuid: string; // KSA-1
  readonly issueDate: string; // BT-2, YYYY-MM-DD
  readonly issueTime: string; // KSA-25, hh:mm:ss in Riyadh, or hh:mm:ssZ
  readonly dueDate?: string; // BT-9
  readonly taxPointDate?: string; // BT-7
  readonly notes: readonly string[]; // BT-22
  readonly currency: string; // BT-5
  readonly purchaseOrder?: string; // BT-13
  readonly contract?: string; // BT-12
  readonly precedingInvoices: readonly PrecedingInvoice[]; // BG-3
  readonly seller: Party; // BG-4
  readonly buyer?: Party; // BG-7
  readonly supplyDate?: string; // KSA-5
  readonly supplyEndDate?: string; // KSA-24
  readonly payments: readonly Payment[]; // BG-16
  readonly allowancesAndCharges: readonly DocumentAllowanceOrCharge[]; // BG-20, BG-21
  readonly exchangeRate?: Decimal; // riyals for one unit of BT-5
  readonly exemptions: readonly Exemption[]; // BT-120, BT-121
  readonly rounding?: Amount; // BT-114
  readonly lines: readonly Line[]; // BG-25
  readonly prepayments: readonly Prepayment[]; // KSA-26 to KSA-34
  readonly stated: StatedTotals;
};

/** 388 invoice, 381 credit note, 383 debit note, 386 prepayment. */
export const typeCodes = ["388", "381", "383", "386"] as const;
export type TypeCode = (typeof typeCodes)[number];

/** The flags of `NNPNESB`, and `G` of the nine-character form. */
export const transactionFlags = ["thirdParty", "nominal", "export", "summary", "selfBilled", "government"] as const;
export type TransactionFlag = (typeof transactionFlags)[number];
export type Transaction = {
  readonly kind: "standard" | "simplified";
  readonly flags: readonly TransactionFlag[];
};

export type PrecedingInvoice = { readonly number: string; readonly issueDate?: string }; // BT-25, BT-26

export type Party = {
  readonly identifier?: Identifier; // BT-29, BT-46
  readonly address?: Address; // BG-5, BG-8
  readonly vatNumber?: string; // BT-31, BT-48
  readonly name?: string; // BT-27, BT-44
  readonly contact?: Contact; // BG-6, BG-9
};

export type Identifier = { readonly scheme: string; readonly value: string };
export type Contact = {
  readonly name?: string;
  readonly telephone?: string;
  readonly email?: string;
  readonly note?: string;
};

export type Address = {
  readonly street?: string; // BT-35, BT-50
  readonly additionalStreet?: string; // BT-36, BT-51
  readonly buildingNumber?: string; // KSA-17, KSA-18
  readonly additionalNumber?: string; // KSA-23, KSA-19
  readonly district?: string; // KSA-3, KSA-4
  readonly city?: string; // BT-37, BT-52
  readonly postalCode?: string; // BT-38, BT-53
  readonly province?: string; // BT-39, BT-54
  readonly country?: string; // BT-40, BT-55
};

export type Payment = {
  readonly meansCode?: string; // BT-81, UNTDID 4461
  readonly reasons: readonly string[]; // KSA-10, why a note was issued
  readonly account?: string; // BT-84
  readonly terms?: string; // KSA-22
};

/** S standard, Z zero rated, E exempt, O out of scope. `exemptionCode` picks one of several exemptions of the same category. */
export const vatCategories = ["S", "Z", "E", "O"] as const;
export type VatCategory = (typeof vatCategories)[number];
export type Vat = { readonly category: VatCategory; readonly percent: Decimal; readonly exemptionCode?: string };

export type Exemption = { readonly category: VatCategory; readonly code?: string; readonly reason?: string };

export type AllowanceOrCharge = {
  readonly charge: boolean;
  readonly reasonCode?: string; // BT-105, BT-145, UNTDID 7161
  readonly reason?: string; // BT-97, BT-104, BT-139, BT-144
  readonly percent?: Decimal; // BT-94, BT-101, BT-138, BT-143
  readonly amount: Amount; // BT-92, BT-99, BT-136, BT-141
  readonly base?: Amount; // BT-93, BT-100, BT-137, BT-142
};
export type DocumentAllowanceOrCharge = AllowanceOrCharge & { readonly vat: Vat }; // BT-95, BT-102

export type Quantity = { readonly value: Decimal; readonly unit?: string };

export type Line = {
  readonly id: string; // BT-126
  readonly note?: string; // BT-127
  readonly quantity: Quantity; // BT-129, BT-130
  readonly allowancesAndCharges: readonly AllowanceOrCharge[]; // BG-27, BG-28
  readonly item: Item; // BG-31
  readonly vat: Vat; // BT-151, BT-152
  readonly price: Price; // BG-29
  readonly stated: StatedLine;
};

export type Item = {
  readonly name: string; // BT-153
  readonly description?: string; // BT-154
  readonly buyerId?: string; // BT-156
  readonly sellerId?: string; // BT-155
  readonly standardId?: Partial<Identifier> & { readonly value: string }; // BT-157
};

export type Price = {
  readonly amount: Decimal; // BT-146
  readonly base?: Quantity; // BT-149, BT-150
  readonly discount?: PriceDiscount;
};
export type PriceDiscount = { readonly reason?: string; readonly amount: Decimal; readonly gross?: Decimal }; // BT-147, BT-148

/** One advance that this invoice settles: which prepayment (386) took it, and how much of it per VAT rate. */
export type Prepayment = {
  readonly lineId: string;
  readonly number: string; // KSA-26
  readonly uuid?: string; // KSA-27
  readonly issueDate: string; // KSA-28
  readonly issueTime: string; // KSA-29
  readonly itemName: string;
  readonly unit?: string;
  readonly itemVat: Vat;
  readonly parts: readonly PrepaidPart[];
};
export type PrepaidPart = Vat & { readonly taxable: Amount; readonly tax: Amount; readonly exemptionReason?: string }; // KSA-31 to KSA-34

/** What the caller says the amounts are. A stated amount is written as stated; where it disagrees with ours, `computeTotals` says so. */
export type StatedLine = { readonly net?: Amount; readonly tax?: Amount; readonly gross?: Amount }; // BT-131, KSA-11, KSA-12
export type StatedTotals = Partial<{
  readonly lineNet: Amount; // BT-106
  readonly allowances: Amount; // BT-107
  readonly charges: Amount; // BT-108
  readonly taxExclusive: Amount; // BT-109
  readonly tax: Amount; // BT-110
  readonly taxInRiyals: Amount; // BT-111
  readonly taxInclusive: Amount; // BT-112
  readonly prepaid: Amount; // BT-113
  readonly payable: Amount; // BT-115
  readonly breakdown: readonly BreakdownRow[]; // BG-23
}>;
export type BreakdownRow = Vat & { readonly taxable: Amount; readonly tax: Amount };

export const identifierSchemes = ["CRN", "MOM", "MLS", "SAG", "700", "OTH"] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

/** VAT registration number: 15 digits, first and last 3 (BR-KSA-40). */
export const isVatNumber = (value: string): boolean => /^3\d{13}3$/.test(value);

/** The eleventh digit of a VAT number is 1 for a VAT group. */
export const isVatGroup = (vatNumber: string): boolean => vatNumber[10] === "1";

/** Taxpayer identification number: ten digits, first 3. */
export const isTin = (value: string): boolean => /^3\d{9}$/.test(value);

const patterns: Readonly<Record<IdentifierScheme, RegExp>> = {
  CRN: /^\d{10}$/,
  MOM: /^[0-9A-Za-z]{1,30}$/,
  MLS: /^[0-9A-Za-z]{1,30}$/,
  SAG: /^[0-9A-Za-z]{1,30}$/,
  "700": /^7\d{9}$/,
  OTH: /^[0-9A-Za-z]{1,30}$/,
};

/** Whether the value can stand under its scheme; ZATCA warns of anything else (BR-KSA-F-08 and relatives). */
export const isIdentifier = (scheme: IdentifierScheme, value: string): boolean => patterns[scheme].test(value);

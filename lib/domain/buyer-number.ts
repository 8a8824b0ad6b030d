import { toLatinDigits } from "./digits.ts";
import { isVatNumber } from "./identifiers.ts";

/** What stands in the field of a buyer's VAT number. */
export type BuyerNumber = "empty" | "saudi" | "foreign" | "unfinished" | "wrong";

/** Digits and letters of a number as typed in any script, without spaces, dots and dashes. */
export const bareNumber = (typed: string): string =>
  toLatinDigits(typed)
    .replaceAll(/[\s.\-/]/g, "")
    .toUpperCase();

/**
 * Saudi VAT numbers have 15 digits and begin and end with 3 (BR-KSA-44). A number with letters, or of 15 digits that begins
 * with another one, is some other country's: ZATCA takes it as other ID (BT-46, scheme OTH).
 */
export function readBuyerNumber(typed: string): BuyerNumber {
  const bare = bareNumber(typed);
  if (bare === "") return "empty";
  if (isVatNumber(bare)) return "saudi";
  if (!/^\d+$/.test(bare)) return /^[A-Z0-9]+$/.test(bare) ? "foreign" : "wrong";
  if (bare.length < 15) return "unfinished";
  return bare.length === 15 && !bare.startsWith("3") ? "foreign" : "wrong";
}

import { toLatinDigits } from "#lib/domain/digits.ts";
import { isIdentifier, isTin, isVatNumber, type IdentifierScheme } from "#lib/domain/identifiers.ts";

type Check = (typed: string) => string | undefined;

/** Digits as the server will read them: Latin, without spaces and dashes. */
export const bare = (typed: string): string => toLatinDigits(typed).replaceAll(/[\s-]/g, "");

const complainUnless =
  (code: string, fits: (typed: string) => boolean): Check =>
  (typed) =>
    fits(typed) ? undefined : code;

/** The rules of the fields, for a word while the form is filled in; the codes are those of the server. */
export const checks = {
  vatNumber: complainUnless("vat_number", (typed) => isVatNumber(bare(typed))),
  tin: complainUnless("tin", (typed) => isTin(bare(typed))),
  buildingNumber: complainUnless("building_number", (typed) => /^\d{4}$/.test(bare(typed))),
  postalCode: complainUnless("postal_code", (typed) => /^\d{5}$/.test(bare(typed))),
  arabicName: complainUnless("arabic_letters", (typed) => /\p{Script=Arabic}/u.test(typed)),
  latinName: complainUnless("latin_letters", (typed) => /\p{Script=Latin}/u.test(typed)),
} as const;

export const identifierCheck = (scheme: IdentifierScheme): Check =>
  complainUnless(`identifier_${scheme}`, (typed) => isIdentifier(scheme, toLatinDigits(typed).trim()));

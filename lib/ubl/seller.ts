import type { Address, Identifier, Party } from "./document.ts";

/** Who issues: the legal names and VAT number, and identifier and national address of the branch. */
export type SellerFacts = {
  readonly nameArabic: string;
  readonly nameEnglish: string;
  readonly vatNumber: string;
  readonly identifier: Identifier;
  readonly address: Address;
};

/** The seller (BG-4) of documents of a branch. The name stands in both languages where the QR has room for it. */
export function sellerParty({ nameArabic, nameEnglish, vatNumber, identifier, address }: SellerFacts): Party {
  const both = `${nameArabic} | ${nameEnglish}`;
  // The QR holds the name and must stay below 700 characters; Arabic is the name that the law wants.
  const name = nameEnglish === "" || nameEnglish === nameArabic || Buffer.byteLength(both) > 160 ? nameArabic : both;
  return { identifier, address: { country: "SA", ...address }, vatNumber, name };
}

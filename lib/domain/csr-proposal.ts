import { isVatGroup } from "./identifiers.ts";

/** A CSR field holds 64 characters at most (the gateway refuses more since 2025). */
export const csrFieldLength = 64;

export type CsrFields = {
  readonly csrCommonName: string;
  readonly csrOrganizationUnit: string;
  readonly csrOrganization: string;
  readonly csrAddress: string;
  readonly csrIndustry: string;
};

export type ProposalFacts = {
  readonly establishment: { readonly vatNumber: string; readonly nameEn: string; readonly industry: string };
  readonly memberTin: string | null;
  readonly branch: {
    readonly nameEn: string;
    readonly buildingNumber: string;
    readonly street: string;
    readonly city: string;
  };
  readonly deviceName: string;
};

/** Short fields for the certificate, proposed from the records; the documents keep the full names. In a VAT group the unit is the member's TIN. */
export function proposeCsrFields({ establishment, memberTin, branch, deviceName }: ProposalFacts): CsrFields {
  const group = isVatGroup(establishment.vatNumber) && memberTin !== null;
  return {
    csrCommonName: short([deviceName.trim(), establishment.vatNumber].filter((part) => part !== "").join("-")),
    csrOrganizationUnit: group ? memberTin : short(branch.nameEn),
    csrOrganization: short(establishment.nameEn),
    csrAddress: short(`${branch.buildingNumber} ${branch.street} ${branch.city}`),
    csrIndustry: short(establishment.industry),
  };
}

/** The unit's serial triplet: maker, model and a part of its own. */
export const egsSerialOf = (maker: string, model: string, own: string): string => `1-${maker}|2-${model}|3-${own}`;

/** Without the characters that ZATCA refuses, cut at a word where one ends in the last third. */
function short(text: string): string {
  const clean = text
    .replaceAll(/[!@#$%&*_<=>|\\]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const letters = Array.from(clean);
  if (letters.length <= csrFieldLength) return clean;
  const cut = letters.slice(0, csrFieldLength).join("");
  const space = cut.lastIndexOf(" ");
  return space > (csrFieldLength * 2) / 3 ? cut.slice(0, space) : cut;
}

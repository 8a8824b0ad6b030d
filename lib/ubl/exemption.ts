import type { Exemption, Vat } from "./document.ts";

/** The exemption that a category means: the one it names, else the first of its category. */
export function exemptionOf({ category, exemptionCode }: Vat, exemptions: readonly Exemption[]): Exemption | undefined {
  return exemptions.find(
    (exemption) => exemption.category === category && (exemptionCode === undefined || exemption.code === exemptionCode),
  );
}

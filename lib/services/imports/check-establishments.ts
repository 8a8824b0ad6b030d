import type { z } from "zod";
import { CreateEstablishment } from "#lib/services/establishments/schema.ts";
import type { Facts } from "./facts.ts";
import { bareDigits, byName, parsed, problem, type Problem, type RawRow } from "./raw-rows.ts";
import { schemeNames } from "./vocabulary.ts";

export type EstablishmentRow = {
  readonly raw: RawRow;
  readonly id: string;
  readonly record: z.output<typeof CreateEstablishment> | undefined;
  readonly problems: readonly Problem[];
};

export const identityOf = ({ text }: RawRow) => ({
  nameAr: text("nameAr"),
  nameEn: text("nameEn"),
  identifierScheme: text("identifierScheme") === "" ? "CRN" : byName(schemeNames, text("identifierScheme")),
  identifierValue: text("identifierValue"),
  street: text("street"),
  buildingNumber: text("buildingNumber"),
  district: text("district"),
  city: text("city"),
  postalCode: text("postalCode"),
});

/** A word for the kind of identifier that nobody knows is said in its own words. */
export const inWords = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => (one.field === "identifierScheme" ? problem(one.field, "import.scheme_unknown") : one));

export function checkEstablishments(rows: readonly RawRow[], facts: Facts, may: boolean): readonly EstablishmentRow[] {
  const seen = new Map<string, number>();
  return rows.map((raw) => {
    const vatNumber = bareDigits(raw.text("vatNumber"));
    const result = parsed(CreateEstablishment, {
      vatNumber,
      ...identityOf(raw),
      industry: raw.text("industry"),
    });
    const problems = [...inWords(result.problems)];
    if (!may) problems.push(problem("vatNumber", "import.not_yours_establishment"));
    if (facts.establishments.some((known) => known.vatNumber === vatNumber))
      problems.push(problem("vatNumber", "import.establishment_exists"));
    const before = seen.get(vatNumber);
    if (vatNumber !== "" && before !== undefined)
      problems.push(problem("vatNumber", "import.repeated", { row: before }));
    else seen.set(vatNumber, raw.row);
    return { raw, id: crypto.randomUUID(), record: "value" in result ? result.value : undefined, problems };
  });
}

import type { z } from "zod";
import { folded, type ImportField } from "#lib/domain/import-fields.ts";
import type { OpenBranch } from "#lib/services/branches/schema.ts";
import type { EstablishmentRow } from "./check-establishments.ts";
import type { Facts } from "./facts.ts";
import { bareDigits, problem, type Problem, type RawRow } from "./raw-rows.ts";

export type BranchRow = {
  readonly raw: RawRow;
  readonly id: string;
  readonly owner: Owner | undefined;
  readonly record: z.output<typeof OpenBranch> | undefined;
  readonly problems: readonly Problem[];
};

/** An establishment that a row may belong to, recorded or of a row of the same file. */
export type Owner = {
  readonly id: string;
  readonly vatNumber: string;
  readonly nameEn: string;
  readonly industry: string;
  readonly archived: boolean;
  /** Its own row where it is of the file. */
  readonly row: EstablishmentRow | undefined;
};
type Found<T> =
  | { readonly found: T; readonly problems: readonly Problem[] }
  | { readonly problems: readonly [Problem] };

/** Finds the establishment that a row names by its VAT number, or the chosen one. */
export function ownerFinder(facts: Facts, rows: readonly EstablishmentRow[], chosen: string | null) {
  const known: readonly Owner[] = facts.establishments.map((one) => ({
    ...one,
    archived: one.archivedAt !== null,
    row: undefined,
  }));
  const byVat = new Map<string, Owner>();
  for (const row of rows)
    if (row.record !== undefined) byVat.set(row.record.vatNumber, { id: row.id, ...row.record, archived: false, row });
  for (const one of known) byVat.set(one.vatNumber, one);
  const own = known.find(({ id }) => id === chosen) ?? (byVat.size === 1 ? [...byVat.values()][0] : undefined);
  return (raw: RawRow): Found<Owner> => {
    const vatNumber = bareDigits(raw.text("vatNumber"));
    const found = vatNumber === "" ? own : byVat.get(vatNumber);
    if (found === undefined)
      return {
        problems: [problem("vatNumber", `import.${vatNumber === "" ? "establishment_needed" : "vat_unknown"}`)],
      };
    if (found.archived) return { found, problems: [problem("vatNumber", "import.establishment_archived")] };
    return { found, problems: ofOther("vatNumber", found.row) };
  };
}

/** A branch that a device may belong to, recorded or of a row of the same file. */
export type Branch = {
  readonly id: string;
  readonly establishmentId: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly identifierValue: string;
  readonly buildingNumber: string;
  readonly street: string;
  readonly city: string;
  readonly memberTin: string | null;
  readonly archived: boolean;
  readonly row: BranchRow | undefined;
};

/** Finds the branch that a row names: by either name, else by its identifier. What is recorded goes before what the file brings. */
export function branchFinder(facts: Facts, rows: readonly BranchRow[]) {
  const tins = new Map(facts.members.map(({ id, tin }) => [id, tin]));
  const tinOf = (id: string | null) => (id === null ? null : (tins.get(id) ?? null));
  const recorded = facts.branches.map((one) => ({
    ...one,
    memberTin: tinOf(one.memberId),
    archived: one.archivedAt !== null,
    row: undefined,
  }));
  const coming = rows.flatMap((row) =>
    row.record === undefined
      ? []
      : { ...row.record, id: row.id, memberTin: tinOf(row.record.memberId), archived: false, row },
  );
  const index = Map.groupBy(
    [...recorded, ...coming].flatMap((branch: Branch) =>
      [...new Set([branch.nameAr, branch.nameEn, branch.identifierValue].map(folded))].map((name) => ({
        name,
        branch,
      })),
    ),
    ({ name, branch }) => `${branch.establishmentId} ${name}`,
  );
  return (field: ImportField, text: string, establishmentId: string): Found<Branch> => {
    const wanted = folded(text);
    const all = (index.get(`${establishmentId} ${wanted}`) ?? []).map(({ branch }) => branch);
    const open = all.filter(({ archived }) => !archived);
    const byNames = open.filter(({ nameAr, nameEn }) => [nameAr, nameEn].some((name) => folded(name) === wanted));
    const candidates = byNames.length > 0 ? byNames : open;
    const here = candidates.filter(({ row }) => row === undefined);
    const [found, second] = here.length > 0 ? here : candidates;
    if (found === undefined)
      return { problems: [problem(field, all.length > 0 ? "import.branch_archived" : "import.branch_unknown")] };
    if (second !== undefined) return { problems: [problem(field, "import.branch_ambiguous")] };
    return { found, problems: ofOther(field, found.row) };
  };
}

const ofOther = (field: ImportField, row: EstablishmentRow | BranchRow | undefined): readonly Problem[] =>
  row !== undefined && row.problems.length > 0 ? [problem(field, "import.other_row", { row: row.raw.row })] : [];

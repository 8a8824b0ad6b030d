import { folded } from "#lib/domain/import-fields.ts";
import { isVatGroup } from "#lib/domain/identifiers.ts";
import { OpenBranch } from "#lib/services/branches/schema.ts";
import { identityOf, inWords } from "./check-establishments.ts";
import type { Facts } from "./facts.ts";
import type { BranchRow, ownerFinder, Owner } from "./places.ts";
import { bareDigits, parsed, problem, type Problem, type RawRow } from "./raw-rows.ts";

type Around = {
  readonly facts: Facts;
  readonly ownerOf: ReturnType<typeof ownerFinder>;
  readonly may: (owner: Owner) => boolean;
};

/** Stands for an establishment that was not found, so that the rest of the row is looked at all the same. */
export const nowhere = "00000000-0000-4000-8000-000000000000";

export function checkBranches(rows: readonly RawRow[], { facts, ownerOf, may }: Around): readonly BranchRow[] {
  const taken = new Map<string, number | "recorded">();
  for (const { establishmentId, archivedAt, nameAr, nameEn } of facts.branches)
    if (archivedAt === null)
      for (const name of [nameAr, nameEn]) taken.set(`${establishmentId} ${folded(name)}`, "recorded");
  return rows.map((raw) => {
    const place = ownerOf(raw);
    const owner = "found" in place ? place.found : undefined;
    const member = memberOf(raw, owner, facts);
    const identity = identityOf(raw);
    const result = parsed(OpenBranch, { establishmentId: owner?.id ?? nowhere, memberId: member.id, ...identity });
    const problems = [...place.problems, ...member.problems, ...inWords(result.problems)];
    if (owner !== undefined && !may(owner)) problems.push(problem("nameEn", "import.not_yours_branch"));
    if (owner !== undefined) problems.push(...repeatedName(raw, owner, taken));
    const record = "value" in result && owner !== undefined ? result.value : undefined;
    return { raw, id: crypto.randomUUID(), owner, record, problems };
  });
}

function repeatedName(raw: RawRow, owner: Owner, taken: Map<string, number | "recorded">): readonly Problem[] {
  const found = (["nameAr", "nameEn"] as const).flatMap((field) => {
    const key = `${owner.id} ${folded(raw.text(field))}`;
    const before = raw.text(field) === "" ? undefined : taken.get(key);
    taken.set(key, before ?? raw.row);
    if (before === undefined) return [];
    return before === "recorded"
      ? problem(field, "import.branch_exists")
      : problem(field, "import.repeated", { row: before });
  });
  return found.slice(0, 1);
}

function memberOf({ text }: RawRow, owner: Owner | undefined, { members }: Facts) {
  const tin = bareDigits(text("memberTin"));
  if (tin === "" || owner === undefined) return { id: null, problems: [] };
  if (!isVatGroup(owner.vatNumber))
    return { id: null, problems: [problem("memberTin", "import.member_only_in_group")] };
  const found = members.find((one) => one.establishmentId === owner.id && one.tin === tin);
  if (found === undefined) return { id: null, problems: [problem("memberTin", "import.member_unknown")] };
  return { id: found.id, problems: [] };
}

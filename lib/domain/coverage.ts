import { toLatinDigits } from "./digits.ts";

/** Whether a branch has a live device of its own, is served by one of another branch, or has none. */
export const coverages = ["own", "central", "none"] as const;
export type Coverage = (typeof coverages)[number];

type Branch = { readonly identifierValue: string; readonly coverage: Coverage; readonly archived: boolean };

/** A listed identifier shorter than this that no branch has is a word of the mail. */
const shortest = 6;

/**
 * Compares a list of branch identifiers, in whatever text it comes (lines, commas, a mail, digits of any script), with the branches.
 * Dates, VAT numbers (15 digits, 3 at both ends) and words without a digit are no identifiers. Never fails.
 */
export function compareBranches<Row extends Branch>(text: string, branches: readonly Row[]) {
  const listed = identifiersIn(text);
  const known = new Set(branches.map(({ identifierValue }) => identifierValue.toUpperCase()));
  const isListed = ({ identifierValue }: Row) => listed.has(identifierValue.toUpperCase());
  const works = ({ coverage, archived }: Row) => coverage !== "none" && !archived;
  const found = branches.filter(isListed);
  return {
    covered: found.filter(works),
    uncovered: found.filter((branch) => !works(branch)),
    unknown: [...listed].filter((value) => !known.has(value) && value.length >= shortest),
    unlisted: branches.filter((branch) => !branch.archived && !isListed(branch)),
  };
}

function identifiersIn(text: string): ReadonlySet<string> {
  const plain = toLatinDigits(text).replaceAll(dates, " ").toUpperCase();
  const runs = plain.split(/[^0-9A-Z-]+/).map((run) => run.replaceAll("-", ""));
  return new Set(runs.filter((run) => identifier.test(run) && !/^3\d{13}3$/.test(run)));
}

const dates = /\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b/g;
const identifier = /^(?=.*\d)[0-9A-Z]{1,30}$/;

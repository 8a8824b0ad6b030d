import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { readJson } from "./read-json.ts";

/** A record's values as the browser carries them from an edit to its taking back. */
type Values = Readonly<Record<string, string | readonly string[]>>;

/** The same values give the same text, in whatever order they come. */
export const textOfValues = (values: Values): string =>
  JSON.stringify(
    Object.entries(values)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => [name, typeof value === "string" ? value : value.toSorted()]),
  );

const Carried = z.string().max(200_000);
const Pairs = z.array(z.tuple([z.string(), z.union([z.string(), z.array(z.string())])]));

/** `before` is what an edit is taken back to, `after` what it left: both as the edit itself answered. */
export const undoInput = <Fields extends z.ZodType>(fields: Fields) => ({
  before: z.preprocess(valuesOf, fields),
  after: Carried,
});

function valuesOf(text: unknown): unknown {
  const pairs = Carried.transform(readJson).pipe(Pairs).safeParse(text);
  return pairs.success ? Object.fromEntries(pairs.data) : undefined;
}

/** Errors: `changed_meanwhile` where somebody changed the record since. */
export function refuseChanged(now: Values, after: string): void {
  if (textOfValues(now) !== after) throw new AppError("changed_meanwhile");
}

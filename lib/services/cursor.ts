import { z } from "zod";
import { readJson } from "./read-json.ts";

const Cursor = z.tuple([z.string(), z.string()]);

/** The place of a row, as an address holds it. */
export const encode = ({ key, id }: { key: string; id: string | bigint }): string =>
  Buffer.from(JSON.stringify([key, String(id)])).toString("base64url");

/** The value of the sorting column and the id that a cursor holds; undefined of what is no cursor. */
export function decode(cursor: string): readonly [string, string] | undefined {
  const text = Buffer.from(cursor, "base64url").toString();
  const parsed = z.string().transform(readJson).pipe(Cursor).safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

import { z } from "zod";
import { OfCause } from "#lib/services/findings/schema.ts";
import { readJson } from "#lib/services/read-json.ts";

/** The address of a root cause: what makes it one, in one segment. */
export const causeHref = ({ establishmentId, environment, code, subject }: OfCause): string =>
  `/findings/causes/${Buffer.from(JSON.stringify([establishmentId, environment, code, subject])).toString("base64url")}`;

/** The cause that a segment names; undefined when it names none. */
export function causeAt(segment: string): OfCause | undefined {
  const parsed = Parts.safeParse(readJson(Buffer.from(segment, "base64url").toString("utf8")));
  if (!parsed.success) return undefined;
  const [establishmentId, environment, code, subject] = parsed.data;
  return OfCause.safeParse({ establishmentId, environment, code, subject }).data;
}

const Parts = z.tuple([z.string(), z.string(), z.string(), z.string()]);

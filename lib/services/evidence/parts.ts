import { readBody } from "#lib/gateway/body.ts";

const names = ["invoice", "clearedInvoice", "csr"] as const;

/** What a body carries in base64, as text; none that is longer than a million signs, which is a file of its own. */
export function partsOf(body: string) {
  const read = readBody(body);
  if (read.kind !== "json") return [];
  const { value: fields } = read;
  return names.flatMap((name) => {
    const value = fields[name];
    if (typeof value !== "string" || value.length === 0 || value.length > longest) return [];
    return [{ name, text: Buffer.from(value, "base64").toString("utf8") }];
  });
}

const longest = 1_000_000;

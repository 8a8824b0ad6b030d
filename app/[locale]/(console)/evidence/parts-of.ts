import { asObject, readBody } from "#lib/gateway/body.ts";

const names = ["invoice", "clearedInvoice", "csr"] as const;

/** What a body carries in base64, as text. A page shows none that is longer than a million signs: it is a file of its own. */
export function partsOf(body: string) {
  const read = readBody(body);
  const fields = read.kind === "json" ? asObject(read.value) : undefined;
  return names.flatMap((name) => {
    const value = fields?.[name];
    if (typeof value !== "string" || value.length === 0 || value.length > longest) return [];
    return [{ name, text: Buffer.from(value, "base64").toString("utf8") }];
  });
}

const longest = 1_000_000;

import { Zip, ZipDeflate } from "fflate";

export type Entry = { readonly name: string; readonly bytes: Uint8Array; readonly at: Date };
/** A file that is made while it is sent: never more than one of its entries is in memory. */
export type Download = { readonly name: string; readonly type: string; readonly chunks: AsyncIterable<Uint8Array> };

/** Packs entries as they come. Names are cleaned of what could lead out of the folder, and a name that came before gets a number. */
export async function* zipped(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const taken = new Map<string, number>();
  const archive = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  for await (const { name, bytes, at } of entries) {
    const file = new ZipDeflate(unique(safe(name), taken), { level: 6 });
    file.mtime = at;
    archive.add(file);
    file.push(bytes, true);
    yield* ready.splice(0);
  }
  archive.end();
  yield* ready.splice(0);
}

const safe = (name: string): string =>
  name
    .split("/")
    .map((part) => part.replaceAll(/[\p{C}\\:*?"<>|]/gu, "-"))
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");

function unique(name: string, taken: Map<string, number>): string {
  const before = taken.get(name) ?? 0;
  taken.set(name, before + 1);
  return before === 0 ? name : name.replace(/(\.[^./]*)?$/, (ending) => `-${before + 1}${ending}`);
}

export const textEntry = (name: string, text: string, at: Date): Entry => ({
  name,
  bytes: new TextEncoder().encode(text),
  at,
});

export const jsonEntry = (name: string, value: unknown, at: Date): Entry =>
  textEntry(name, `${JSON.stringify(value, plain, 2)}\n`, at);

const plain = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

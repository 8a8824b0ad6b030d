import { type Problem, readAny } from "./any.ts";
import { decodeXml } from "./decode.ts";
import { readPlain } from "./plain.ts";
import type { XmlDocument } from "./tree.ts";

export type Unreadable = Omit<Problem, "problem"> & {
  readonly problem: Problem["problem"] | "encoding" | "too_large";
};

/** The gateway takes no request above about 10 MB. */
const maxBytes = 10 * 1024 * 1024;

/** Reads an XML 1.0 document with namespaces into a tree with line numbers. Document type declarations are refused, so no entity is ever expanded. Never throws: what cannot be read comes back as a problem. */
export function readXml(bytes: Uint8Array): XmlDocument | Unreadable {
  if (bytes.length > maxBytes) return { problem: "too_large", detail: `${bytes.length} bytes`, line: 1 };
  const decoded = decodeXml(bytes);
  if ("problem" in decoded) return { problem: "encoding", detail: "", line: 1 };
  return readPlain(decoded.text) ?? readAny(decoded.text);
}

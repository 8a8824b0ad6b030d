import type { Params } from "#lib/errors.ts";
import { amountAdvice } from "./advice/amounts.ts";
import { identityAdvice } from "./advice/identity.ts";
import { type AdviceCode, sentences } from "./advice/remark.ts";
import { pathOf, type XmlDocument } from "./xml/tree.ts";
import { readXml } from "./xml/read.ts";

/** Something ZATCA accepts and a person would not want. */
export type Advice = {
  readonly code: AdviceCode;
  readonly path: string;
  readonly line: number;
  readonly params: Params;
  /** English, one line. */
  readonly message: string;
};

/** The second list beside ZATCA's rules. A document that cannot be read gets none. */
export function adviseOn(bytes: Uint8Array): readonly Advice[] {
  const xml = readXml(bytes);
  return "problem" in xml ? [] : adviseIn(xml);
}

/** The first of them for a document that is already read. */
export function adviseIn(xml: XmlDocument, most = Infinity): readonly Advice[] {
  if (xml.root.key !== "Invoice") return [];
  return [...identityAdvice(xml), ...amountAdvice(xml)].slice(0, most).map(({ code, at, values }) => ({
    code,
    path: pathOf(at),
    line: at.line,
    params: values ?? {},
    message: sentences[code],
  }));
}

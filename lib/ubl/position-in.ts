import { hashDocument, textOf } from "./canonical.ts";
import { parseXml, type XmlElement } from "./xml.ts";

export type PositionIn = { readonly icv: string; readonly hash: string };

/**
 * The place that a finished document holds in its chain: the counter it carries (KSA-16) and its invoice hash, base64 of 32 bytes.
 * Undefined where the bytes are no such document.
 */
export function positionIn(xml: Uint8Array): PositionIn | undefined {
  try {
    const icv = counterOf(parseXml(xml).root);
    return icv === undefined ? undefined : { icv, hash: hashDocument(xml).hash };
  } catch {
    return undefined;
  }
}

function counterOf(invoice: XmlElement): string | undefined {
  const references = children(invoice, "AdditionalDocumentReference");
  const counter = references.find((reference) => leaf(reference, "ID") === "ICV");
  const text = counter && leaf(counter, "UUID");
  return text !== undefined && /^\d{1,18}$/.test(text) ? text : undefined;
}

const children = ({ children: all }: XmlElement, local: string): readonly XmlElement[] =>
  all.filter((child) => typeof child !== "string" && child.kind === "element").filter((child) => child.local === local);

const leaf = (parent: XmlElement, local: string): string | undefined => {
  const [found] = children(parent, local);
  return found && textOf(found).trim();
};

import { textOf } from "./canonical.ts";
import type { XmlElement } from "./xml.ts";

const dsig = "http://www.w3.org/2000/09/xmldsig#";

/** The text of `ds:X509Certificate` in the stamp of an invoice (Security Features Implementation Standards 2.3), as the file has it. */
export function certificateIn(invoice: XmlElement): string | undefined {
  const extensions = elementsOf(invoice).find(({ local }) => local === "UBLExtensions");
  const found = extensions && firstOf(extensions, "X509Certificate");
  return found && textOf(found).trim();
}

const elementsOf = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter((child) => typeof child !== "string" && child.kind === "element");

function firstOf(element: XmlElement, local: string): XmlElement | undefined {
  if (element.uri === dsig && element.local === local) return element;
  for (const child of elementsOf(element)) {
    const found = firstOf(child, local);
    if (found !== undefined) return found;
  }
  return undefined;
}

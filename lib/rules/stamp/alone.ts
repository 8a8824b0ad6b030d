import type { XmlElement } from "../xml/tree.ts";
import { attributeText } from "./canonical.ts";

/**
 * An element as ZATCA's SDK writes it on its own before hashing it (SignedProperties): text and layout as they stand, every namespace declared
 * where it is first used, before the other attributes, and empty elements closed at once.
 */
export function writtenAlone(element: XmlElement, inherited: ReadonlyMap<string, string> = new Map()): string {
  const scope = new Map(inherited);
  const [prefix] = element.name.includes(":") ? element.name.split(":") : [""];
  const own: readonly (readonly [string, string])[] = [[prefix ?? "", element.uri], ...element.namespaces];
  let head = `<${element.name}`;
  for (const [name, uri] of own) {
    if (scope.get(name) === uri || (name === "" && uri === "")) continue;
    scope.set(name, uri);
    head += ` xmlns${name === "" ? "" : `:${name}`}="${attributeText(uri)}"`;
  }
  for (const { name, value } of element.attributes) head += ` ${name}="${attributeText(value)}"`;
  const content = element.children.map((child) => {
    if (child.kind === "element") return writtenAlone(child, scope);
    return child.kind === "text" ? escaped(child.value) : "";
  });
  return content.length === 0 ? `${head}/>` : `${head}>${content.join("")}</${element.name}>`;
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

import * as fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { expect, test } from "vitest";
import { hashDocument } from "#lib/ubl/canonical.ts";

const uris = ["", "urn:a", "urn:b", "urn:A", "http://e.x/?a='1'"];
const prefixes = ["", "p", "q", "é", "xml2"];
const locals = ["a", "b", "A", "Z9", "ـع", "\u{10400}x", "\ufdf0y"];

const text = fc.oneof(
  fc.constantFrom(
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&apos;",
    "&#13;",
    "&#xD;",
    "&#9;",
    "&#10;",
    "&#x1F600;",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "  ",
    "'",
    '"',
    ">",
    "\u{1f600}",
    "ختم",
    "\u0085",
    "\u2028",
    "\u00a0",
  ),
  fc.string({ unit: fc.constantFrom("x", "y", "é", "ع", "\u{20000}", " ", "\n", "\r") }),
);
const content = fc.array(text, { maxLength: 5 }).map((parts) => parts.join(""));
const cdata = fc
  .string({ unit: fc.constantFrom("<", "&", "]", "x", "\r\n", "\u{1f600}", '"') })
  .map((body) => `<![CDATA[${body.replaceAll("]]", "")}]]>`);
const comment = fc.constantFrom("<!---->", "<!-- x -->", "<!--\r\n<a>&b;-->");
const instruction = fc.constantFrom("<?pi?>", "<?pi  some  data ?>", '<?pi\ta="b"\r\nc?>', "<?é <>&amp;?>");

type Attributes = { names: [string, string][]; values: string[] };
type Generated = {
  prefix: string;
  local: string;
  declarations: [string, string][];
  attributes: Attributes;
  selfClosing: boolean;
  space: string;
  children: (Generated | string)[];
};

const attributeValue = content.map((value) => value.replaceAll('"', "'"));
const { element } = fc.letrec<{ element: Generated }>((tie) => ({
  element: fc.record({
    prefix: fc.constantFrom(...prefixes),
    local: fc.constantFrom(...locals),
    declarations: fc.array(fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...uris)), { maxLength: 3 }),
    attributes: fc.record({
      names: fc.array(fc.tuple(fc.constantFrom(...prefixes, "xml"), fc.constantFrom(...locals)), { maxLength: 4 }),
      values: fc.array(attributeValue, { minLength: 4, maxLength: 4 }),
    }),
    selfClosing: fc.boolean(),
    space: fc.constantFrom(" ", "  ", "\n", "\r\n\t"),
    children: fc.array(fc.oneof({ maxDepth: 4 }, content, cdata, comment, instruction, tie("element")), {
      maxLength: 5,
    }),
  }),
}));

/** Source text of a generated tree: prefixes without a declaration in scope fall back to none, repeated names are dropped. */
function print(node: Generated, scope: ReadonlyMap<string, string>): string {
  const declared = new Map(node.declarations.filter(([prefix, uri]) => prefix === "" || uri !== ""));
  const inner = new Map([...scope, ...declared]);
  const known = (prefix: string): string => (inner.has(prefix) ? prefix : "");
  const seen = new Set<string>();
  const attributes = node.attributes.names.flatMap(([wanted, local], index) => {
    const prefix = wanted === "xml" ? "xml" : known(wanted);
    const expanded = `${prefix === "" ? "" : prefix === "xml" ? "xml" : (inner.get(prefix) ?? "")} ${local}`;
    if (seen.has(expanded)) return [];
    seen.add(expanded);
    return [`${qualified(prefix, local)}="${node.attributes.values[index] ?? ""}"`];
  });
  const namespaces = [...declared].map(([prefix, uri]) => `xmlns${prefix === "" ? "" : ":"}${prefix}="${uri}"`);
  const name = qualified(known(node.prefix), node.local);
  const start = [name, ...attributes, ...namespaces].join(node.space);
  const inside = node.children.map((child) => (typeof child === "string" ? child : print(child, inner))).join("");
  return inside === "" && node.selfClosing ? `<${start} />` : `<${start}>${inside}</${name}>`;
}

const qualified = (prefix: string, local: string): string => (prefix === "" ? local : `${prefix}:${local}`);

const document = fc
  .record({
    bom: fc.constantFrom("", "\ufeff"),
    declaration: fc.constantFrom(
      "",
      '<?xml version="1.0"?>',
      '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n',
    ),
    before: fc.array(fc.oneof(comment, instruction, fc.constant("\n")), { maxLength: 3 }),
    root: element,
    after: fc.array(fc.oneof(comment, instruction, fc.constant("\r\n")), { maxLength: 3 }),
  })
  .map(({ bom, declaration, before, root, after }) =>
    [bom, declaration, ...before, print(root, new Map()), ...after].join(""),
  );

test("the canonical form is libxml2's, byte for byte", () => {
  fc.assert(
    fc.property(document, (xml) => {
      const bytes = Buffer.from(xml);
      const parsed = XmlDocument.fromBuffer(bytes);
      try {
        expect(Buffer.from(hashDocument(bytes).canonical).toString()).toBe(parsed.canonicalizeToString({ mode: 2 }));
      } finally {
        parsed.dispose();
      }
    }),
    { numRuns: 2000 },
  );
});

import { assert, constantFrom, double, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { readAny } from "#lib/rules/xml/any.ts";
import { decodeXml } from "#lib/rules/xml/decode.ts";
import { readPlain } from "#lib/rules/xml/plain.ts";
import type { XmlDocument, XmlElement, XmlNode } from "#lib/rules/xml/tree.ts";
import { adjusted, bytesOf, simplified, standard, vectors } from "./samples.ts";

/** All that a check can see of a document. */
function seen(document: XmlDocument | { problem: string } | undefined): unknown {
  if (document === undefined || "problem" in document) return document;
  const { root, names, prolog, epilog, returns, all } = document;
  const keys = new Set<string>();
  const node = (each: XmlNode): unknown => {
    if (each.kind !== "element") return each;
    keys.add(each.key);
    const { parent, children, elements, ...own } = each;
    return { ...own, under: parent?.key, children: children.map(node), elements: elements.map(placed) };
  };
  const tree = node(root);
  return { tree, names, prolog, epilog, returns, index: [...keys].map((key) => [key, all(key).map(placed)]) };
}

const placed = ({ key, line, column }: XmlElement): string => `${key} ${line}:${column}`;

function agree(text: string): boolean {
  const plain = readPlain(text);
  if (plain !== undefined) expect(seen(plain)).toEqual(seen(readAny(text)));
  return plain !== undefined;
}

describe("the quick reader", { timeout: 60_000 }, () => {
  test("builds the same tree as the full one, and most documents are for it", () => {
    const texts = vectors.flatMap(({ file }) => {
      const decoded = decodeXml(bytesOf(file));
      return "problem" in decoded ? [] : [decoded.text];
    });
    expect(texts.filter(agree).length).toBeGreaterThan(texts.length * 0.8);
  });

  test("takes nothing that the full one refuses or reads otherwise", () => {
    const pieces = [
      "",
      "<",
      ">",
      "&",
      "&amp;",
      "&#65;",
      "]]>",
      "<!-- -->",
      "<?a b?>",
      "\r",
      "\u0001",
      "😀",
      ' a="b"',
      " x:a=''",
      "</cbc:ID>",
    ];
    const more = [
      "<cbc:ID>",
      "<cbc:ID/>",
      ' xmlns="urn:x"',
      ' xmlns:cbc="urn:y"',
      ' xmlns:xml="a"',
      ' xml:lang="ar"',
      ' name="1" name="2"',
    ];
    const change = record({
      document: constantFrom(standard, simplified, adjusted),
      from: double({ min: 0, max: 1, noNaN: true }),
      length: integer({ min: 0, max: 40 }),
      put: constantFrom(...pieces, ...more),
      beforeTag: constantFrom(true, false),
    });
    assert(
      property(change, ({ document, from, length, put, beforeTag }) => {
        const about = Math.floor(from * document.length);
        const start = beforeTag ? Math.max(0, document.indexOf(">", about)) : about;
        agree(document.slice(0, start) + put + document.slice(start + length));
      }),
      { numRuns: 400 },
    );
  });
});

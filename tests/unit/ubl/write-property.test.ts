import * as fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { complianceDocument } from "#lib/ubl/compliance.ts";
import { firstPih, issueUnstamped } from "#lib/ubl/issue.ts";
import { readDocument } from "#lib/ubl/read.ts";

const plain = complianceDocument("standard-compliant", {
  nameArabic: "ختم",
  nameEnglish: "Khatm",
  vatNumber: "399871520400003",
  identifier: { scheme: "CRN", value: "1010582947" },
  address: {},
  uuid: "a1376169-0c4d-407d-9f6b-7269152aca90",
  issuedAt: new Date("2026-11-24T12:30:05Z"),
});

/** Puts one text wherever a document takes free text, in elements and in attributes. */
const saying = (text: string) => ({
  ...plain,
  notes: [text],
  seller: { ...plain.seller, name: text, identifier: { scheme: text, value: text } },
  lines: plain.lines.map((line) => ({ ...line, item: { name: text }, quantity: { ...line.quantity, unit: text } })),
});
const write = (text: string) => issueUnstamped(saying(text), { icv: 1, pih: firstPih });

const awkward = fc.constantFrom(
  "&",
  "<",
  ">",
  '"',
  "'",
  "]]>",
  "&#13;",
  "\t",
  "\n",
  "  ",
  "\u0085",
  "\u2028",
  "\u{1f600}",
  "ختم",
  "\ufffd",
);
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: "grapheme-ascii" })), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(""));

describe("whatever the text", () => {
  test("the document is written in the form that libxml2 calls canonical", () => {
    fc.assert(
      fc.property(text, (value) => {
        const { xml } = write(value);
        const parsed = XmlDocument.fromBuffer(xml);
        const canonical = parsed.canonicalizeToString({ mode: 2 });
        parsed.dispose();
        expect(Buffer.from(xml).toString()).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n${canonical}`);
      }),
    );
  });

  test("it is read back as it was", () => {
    fc.assert(
      fc.property(text, (value) => {
        const { document } = readDocument(write(value).xml, "");
        const expected = saying(value);
        expect(document.notes).toEqual(expected.notes);
        expect(document.seller).toEqual({ ...expected.seller, address: { country: "SA" } });
        expect(document.lines.map(({ item, quantity }) => [item, quantity])).toEqual(
          expected.lines.map(({ item, quantity }) => [item, quantity]),
        );
      }),
    );
  });
});

test("a carriage return becomes a line feed", () => {
  expect(readDocument(write("a\r\nb\rc").xml, "").document.notes).toEqual(["a\nb\nc"]);
});

test.each(["\u0000", "\u000b", "\ud800", "\uffff"])("what XML cannot hold is refused", (character) => {
  expect(() => write(`a${character}`)).toThrow("document.forbidden_character");
});

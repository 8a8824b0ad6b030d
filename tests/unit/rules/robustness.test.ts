import { assert, constantFrom, double, integer, nat, oneof, property, record, string, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { adviseOn } from "#lib/rules/advice.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { adjusted, simplified, standard, today } from "./samples.ts";

const outcomes = ["PASS", "WARN", "FAIL"];

function judged(bytes: Uint8Array): string {
  adviseOn(bytes);
  return checkDocument(bytes, { at: today, expectedPih: "x" }).verdict;
}

describe("no input makes a check throw", { timeout: 60_000 }, () => {
  test("random bytes", () => {
    assert(
      property(uint8Array({ maxLength: 300 }), (bytes) => {
        expect(judged(bytes)).toBe("FAIL");
      }),
    );
  });

  test("valid documents with a slice taken out or put elsewhere", () => {
    const documents = [standard, simplified, adjusted];
    const cut = record({
      document: constantFrom(...documents),
      from: double({ min: 0, max: 1, noNaN: true }),
      length: integer({ min: 1, max: 400 }),
      to: double({ min: 0, max: 1, noNaN: true }),
    });
    assert(
      property(cut, ({ document, from, length, to }) => {
        const start = Math.floor(from * document.length);
        const rest = document.slice(0, start) + document.slice(start + length);
        const target = Math.floor(to * rest.length);
        const moved = rest.slice(0, target) + document.slice(start, start + length) + rest.slice(target);
        expect(outcomes).toContain(judged(Buffer.from(moved)));
      }),
      { numRuns: 60 },
    );
  });

  test("valid documents with elements doubled, dropped, emptied or given other text", () => {
    const leaf = /<(c[ab]c:\w+)([^>]*)>([^<]*)<\/\1>/g;
    const change = record({
      document: constantFrom(standard, simplified, adjusted),
      which: nat(),
      put: oneof(constantFrom("", "0", "-1", "15%", "NaN", "INF", "1e3", "٣", "x".repeat(1001)), string()),
      kind: constantFrom("double", "drop", "text"),
    });
    assert(
      property(change, ({ document, which, put, kind }) => {
        const found = [...document.matchAll(leaf)];
        const [whole, name, attributes] = found[which % found.length] ?? [];
        const changed = `<${name}${attributes}>${put.replaceAll(/[&<>]/g, "")}</${name}>`;
        const text = kind === "double" ? `${whole}${whole}` : kind === "drop" ? "" : changed;
        expect(outcomes).toContain(judged(Buffer.from(document.replace(whole ?? "", () => text))));
      }),
      { numRuns: 120 },
    );
  });
});

describe("hostile XML is refused before anything is made of it", () => {
  test.each([
    ["entities", `<!DOCTYPE a [<!ENTITY x "x">]><a>&x;</a>`, "doctype"],
    ["depth", `${"<a>".repeat(200)}${"</a>".repeat(200)}`, "too_deep"],
    ["an undeclared prefix", "<cbc:ID>1</cbc:ID>", "malformed"],
    ["two roots", "<a/><b/>", "malformed"],
    ["nothing", "", "malformed"],
    ["a version that is none", '<?xml version="1.2"?><a/>', "malformed"],
    ["two byte order marks", "\uFEFF\uFEFF<a/>", "encoding"],
    ["letters beyond the ASCII it declares", '<?xml version="1.0" encoding="US-ASCII"?><a>é</a>', "encoding"],
    ["another encoding than its mark", '\uFEFF<?xml version="1.0" encoding="UTF-16"?><a/>', "encoding"],
  ])("%s", (_, xml, problem) => {
    const { findings, stages, hash } = checkDocument(Buffer.from(xml));

    expect(findings.map(({ params }) => params.problem)).toEqual([problem, problem]);
    expect(stages).toEqual({ PARSE: "FAIL", XSD: "FAIL" });
    expect(hash).toBeNull();
  });

  test("bytes that are not UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("<a>"), Buffer.from([0xe9]), Buffer.from("</a>")]);
    expect(checkDocument(bytes).findings[0]?.params.problem).toBe("encoding");
  });

  test("a document beyond ten megabytes", () => {
    expect(checkDocument(Buffer.alloc(11 * 1024 * 1024)).findings[0]?.params.problem).toBe("too_large");
  });

  test("a pattern that would keep a regular expression busy", () => {
    const hostile = standard.replace(
      '<cbc:PayableAmount currencyID="SAR"',
      `<cbc:PayableAmount currencyID="${"(a+)+".repeat(30)}"`,
    );
    expect(checkDocument(Buffer.from(hostile)).errors).toContain("BR-KSA-CL-02");
  });

  test.each(["((((a*)*)*)*)*b", "a*a*a*a*a*a*a*a*a*b"])("the short pattern %s in place of a currency", (pattern) => {
    const hostile = standard
      .replace(/(<cbc:DocumentCurrencyCode>)SAR/, `$1${"a".repeat(20)}`)
      .replace('<cbc:PayableAmount currencyID="SAR"', `<cbc:PayableAmount currencyID="${pattern}"`);
    const began = performance.now();
    expect(checkDocument(Buffer.from(hostile)).errors).toContain("BR-KSA-CL-02");
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe("other encodings are read as declared", () => {
  const utf16 = standard.replace('encoding="UTF-8"', 'encoding="UTF-16"');
  test.each([
    ["UTF-16 with a mark", Buffer.from(`\uFEFF${utf16}`, "utf16le"), "PASS"],
    ["UTF-16 without one", Buffer.from(utf16, "utf16le"), "PASS"],
    ["UTF-16 the other way round", Buffer.from(utf16, "utf16le").swap16(), "PASS"],
    ["UTF-16 that declares UTF-8", Buffer.from(`\uFEFF${standard}`, "utf16le"), "FAIL"],
  ])("%s", (_, bytes, verdict) => {
    expect(checkDocument(bytes, { at: today }).verdict).toBe(verdict);
  });
});

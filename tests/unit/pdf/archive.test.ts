import { createHash } from "node:crypto";
import { create } from "fontkit";
import { describe, expect, test } from "vitest";
import { renderPdf } from "#lib/pdf/render.ts";
import { invoice, rich, xml } from "./documents.ts";
import { objectsOf, read } from "./reading.ts";

const qr = Buffer.alloc(400, 7).toString("base64");
const pdf = await renderPdf({ document: rich, xml, qr, draft: true });
const latin = Buffer.from(pdf).toString("latin1");
const objects = objectsOf(pdf);
const objectAt = (reference: string | undefined) => objects[Number.parseInt(reference ?? "", 10) - 1];
const entry = (head: string | undefined, name: string) => new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(head ?? "")?.[1];
const catalog = objects.find(({ head }) => head.includes("/Type /Catalog"));

test("the XML comes out byte for byte under ZATCA's file name", async () => {
  const { attachments } = await read(pdf);
  const name = "399999999900003_20260301T140211_INV-2026-0042.xml";
  expect([...attachments.keys()]).toEqual([name]);
  const embedded = objects.find(({ head }) => head.includes("/Type /EmbeddedFile"));
  expect(embedded?.stream?.equals(xml)).toBe(true);
  expect(embedded?.head).toContain("/Subtype /text#2Fxml");
  expect(embedded?.head).toContain(`/Size ${xml.length}`);
  expect(embedded?.head).toContain(createHash("md5").update(xml).digest("hex").toUpperCase());
});

test("the same document gives the same bytes", async () => {
  const again = await renderPdf({ document: rich, xml, qr, draft: true });
  expect(Buffer.from(again).equals(pdf)).toBe(true);
});

describe("ISO 19005-3, level B", () => {
  test("6.1: header, identifier, no encryption, no form of indirection that it forbids", () => {
    expect(latin).toMatch(/^%PDF-1\.7\n%[\u0080-\u00ff]{4}\n/);
    expect(latin).toMatch(/\/ID \[<([0-9A-F]{32})> <\1>\]/);
    expect(latin).not.toMatch(/\/Encrypt|\/LZWDecode|\/F \(|\/JavaScript|\/OpenAction|\/AA\b|\/Annots/);
  });

  test("6.2: one output intent with an sRGB display profile, colours in RGB, no transparency", () => {
    expect(catalog?.head).toContain("/S /GTS_PDFA1");
    const profile = objectAt(entry(catalog?.head, "DestOutputProfile"));
    expect(profile?.head).toContain("/N 3");
    expect(profile?.stream?.readUInt32BE(0)).toBe(profile?.stream?.length);
    expect(profile?.stream?.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
    expect(profile?.stream?.toString("latin1", 36, 40)).toBe("acsp");
    expect(latin).not.toMatch(/\/SMask|\/ExtGState|\/Group|\/CA |\/ca |\/BM /);
    for (const content of contents()) expect(content).not.toMatch(/ (k|K|g|G|cs|CS|sc|scn|gs|Do|sh)(\s|$)/);
  });

  test("6.2.11: fonts are embedded, their widths are those of the programs, every code has text, none is missing", () => {
    const fonts = objects.filter(({ head }) => head.includes("/Subtype /Type0"));
    expect(fonts.length).toBeGreaterThan(2);
    for (const { head } of fonts) checkFont(head);
    for (const content of contents()) {
      expect(content).not.toMatch(/<(?:[0-9A-F]{4})*?0000/);
      expect(content).not.toMatch(/ 3 Tr/);
    }
  });

  test("6.6: the metadata claim part 3, level B, and agree with the information dictionary", async () => {
    const metadata = objectAt(entry(catalog?.head, "Metadata"));
    const xmp = metadata?.stream?.toString("utf8") ?? "";
    expect(metadata?.head).not.toContain("/Filter");
    expect(xmp).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(xmp).toContain("<pdfaid:conformance>B</pdfaid:conformance>");
    expect(xmp).toContain("<xmp:CreateDate>2026-03-01T14:02:11+03:00</xmp:CreateDate>");
    const { info } = (await read(pdf)).metadata;
    expect(info).toMatchObject({
      CreationDate: "D:20260301140211+03'00'",
      ModDate: "D:20260301140211+03'00'",
      Producer: "Khatm",
    });
    expect(info).toHaveProperty("Title", expect.stringContaining("إشعار مدين"));
    expect(xmp).toContain(`xml:lang="x-default">${"Title" in info ? String(info.Title) : ""}</rdf:li>`);
  });

  test("6.8: the XML is an associated file of the document with a relationship and both names", () => {
    const file = entry(catalog?.head, "AF");
    expect(catalog?.head).toContain(`/EmbeddedFiles << /Names [<`);
    expect(objectAt(file)?.head).toMatch(
      /\/Type \/Filespec \/F <FEFF\w+> \/UF <FEFF\w+> \/AFRelationship \/Alternative/,
    );
    expect(objectAt(file)?.head).toMatch(/\/EF << \/F (\d+) 0 R \/UF \1 0 R >>/);
  });
});

test("an invoice without a QR has none drawn", async () => {
  const plain = objectsOf(await renderPdf({ document: invoice(1), xml, qr: "", draft: false }));
  expect(bars(contents(plain))).toBeLessThan(40);
  expect(bars(contents())).toBeGreaterThan(500);
});

const bars = (drawn: readonly string[]): number => drawn.join("\n").match(/ re/g)?.length ?? 0;

function contents(of = objects): string[] {
  return of
    .filter(({ head }) => head.includes("/Type /Page "))
    .map(({ head }) => of[Number(entry(head, "Contents")) - 1]?.stream?.toString("latin1") ?? "");
}

function checkFont(head: string): void {
  const descendant = objectAt(entry(head, "DescendantFonts"))?.head ?? "";
  const descriptor = objectAt(entry(descendant, "FontDescriptor"))?.head ?? "";
  const program = objectAt(entry(descriptor, "FontFile2"))?.stream;
  const toGlyphs = objectAt(entry(descendant, "CIDToGIDMap"))?.stream;
  const texts = objectAt(entry(head, "ToUnicode"))?.stream?.toString() ?? "";
  if (!program || !toGlyphs) throw new Error("a font is not embedded");
  expect(descriptor).toMatch(/\/FontName \/[A-Z]{6}\+IBMPlexSansArabic/);
  const font = create(program);
  const widths = /\/W \[0 \[([\d ]+)\]\]/.exec(descendant)?.[1]?.split(" ").map(Number) ?? [];
  expect(widths.length * 2).toBe(toGlyphs.length);
  widths.forEach((width, code) => {
    if ("fonts" in font) return;
    const glyph = font.getGlyph(toGlyphs.readUInt16BE(code * 2));
    expect(glyph.advanceWidth).toBe(width);
    if (code > 0) expect(texts).toMatch(new RegExp(`<${code.toString(16).toUpperCase().padStart(4, "0")}> <\\w{4,}>`));
  });
}

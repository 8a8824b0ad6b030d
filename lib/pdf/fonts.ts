import { createHash } from "node:crypto";
import type { Glyph, Subset } from "fontkit";
import type { Face } from "./faces.ts";
import type { PdfFile, Ref } from "./file.ts";
import type { PlacedGlyph, Shape } from "./shape.ts";
import type { Line } from "./type.ts";

/** The fonts of one file: each face becomes a subset of the glyphs that were shown, found by their place in it. */
export class Fonts {
  readonly #used = new Map<Face, UsedFace>();

  /** The operators that show a line from the current text position (ISO 32000-1, 9.4.3). */
  show({ shapes, style: { size } }: Line): string {
    let current = "";
    const parts = shapes.map((shape) => {
      const used = this.#use(shape.face);
      const select = used.name === current ? "" : `/${used.name} ${round(size)} Tf `;
      current = used.name;
      return select + used.show(shape, size);
    });
    return parts.join(" ");
  }

  /** Writes the fonts and returns the entries of the resource dictionary. */
  write(file: PdfFile): string {
    return [...this.#used.values()].map((used) => `/${used.name} ${used.write(file)}`).join(" ");
  }

  #use(face: Face): UsedFace {
    const known = this.#used.get(face);
    if (known) return known;
    const made = new UsedFace(face, this.#used.size);
    this.#used.set(face, made);
    return made;
  }
}

type Code = { readonly code: number; readonly gid: number; readonly width: number; readonly text: string };

class UsedFace {
  readonly name: string;
  readonly #face: Face;
  readonly #subset: Subset;
  readonly #gids = new Map<number, number>();
  readonly #codes = new Map<string, Code>();
  readonly #shown = new Map<Shape, string>();

  constructor(face: Face, index: number) {
    this.name = `F${index + 1}`;
    this.#face = face;
    this.#subset = face.font.createSubset();
  }

  show(shape: Shape, size: number): string {
    const known = this.#shown.get(shape);
    if (known !== undefined) return known;
    const raised = shape.glyphs.some(({ y }) => y !== 0);
    const shown = raised ? this.#showRaised(shape.glyphs, size) : this.#showRow(shape.glyphs);
    if (!raised) this.#shown.set(shape, shown);
    return shown;
  }

  /** Numbers in the row move the pen back by thousandths of the size. */
  #showRow(glyphs: readonly PlacedGlyph[]): string {
    let row = "<";
    for (const placed of glyphs) {
      const behind = placed.advance - placed.x - placed.natural;
      row += `${moved(placed.x)}${this.#codesOf(placed)}${moved(behind)}`;
    }
    return `[${row}>] TJ`;
  }

  #showRaised(glyphs: readonly PlacedGlyph[], size: number): string {
    return (
      glyphs.map((placed) => `${round((placed.y * size) / 1000)} Ts ${this.#showRow([placed])}`).join(" ") + " 0 Ts"
    );
  }

  /**
   * Readers disagree whether the letters of a right-to-left ligature come first to last or last to first. So its glyph stands for its last
   * letter, and glyphs without ink or width, to its right, for those before it.
   */
  #codesOf({ glyph, letters, natural }: PlacedGlyph): string {
    if (letters.length < 2 || !rightToLeft.test(letters.join(""))) return this.#code(glyph, natural, letters.join(""));
    const [last = "", ...before] = letters.toReversed();
    const blank = this.#face.font.getGlyph(blankGlyph);
    return this.#code(glyph, natural, last) + before.map((letter) => this.#code(blank, 0, letter)).join("");
  }

  #code(glyph: Glyph, width: number, text: string): string {
    const key = `${glyph.id} ${text}`;
    const known = this.#codes.get(key);
    if (known) return hex(known.code);
    const code = this.#codes.size + 1;
    this.#codes.set(key, { code, gid: this.#gidOf(glyph), width, text });
    return hex(code);
  }

  /** A subset numbers its glyphs in the order in which they come; 0 is the missing glyph. */
  #gidOf(glyph: Glyph): number {
    const known = this.#gids.get(glyph.id);
    if (known !== undefined) return known;
    this.#subset.includeGlyph(glyph);
    const gid = this.#gids.size + 1;
    this.#gids.set(glyph.id, gid);
    return gid;
  }

  /** A composite font with two-byte codes (ISO 32000-1, 9.7), embedded with its widths and the text of its glyphs. */
  write(file: PdfFile): Ref {
    const { font } = this.#face;
    const bytes = this.#subset.encode();
    const name = `${subsetTag(bytes)}+${font.postscriptName}`;
    const program = file.addStream(`/Length1 ${bytes.length}`, bytes);
    const { minX, minY, maxX, maxY } = font.bbox;
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${minX} ${minY} ${maxX} ${maxY}] /ItalicAngle 0 ` +
        `/Ascent ${font.ascent} /Descent ${font.descent} /CapHeight ${font.capHeight} /StemV 80 /FontFile2 ${program} >>`,
    );
    const codes = [...this.#codes.values()];
    const widths = [font.getGlyph(0).advanceWidth, ...codes.map(({ width }) => width)].join(" ");
    const toGlyphs = file.addStream("", Buffer.from([0, 0, ...codes.flatMap(({ gid }) => [gid >> 8, gid & 0xff])]));
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) ` +
        `/Supplement 0 >> /FontDescriptor ${descriptor} /W [0 [${widths}]] /CIDToGIDMap ${toGlyphs} >>`,
    );
    const toUnicode = file.addStream("", Buffer.from(unicodeMap(codes)));
    return file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant}] ` +
        `/ToUnicode ${toUnicode} >>`,
    );
  }
}

/** `.null`, the second glyph of a TrueType font by custom: no ink, no width. */
const blankGlyph = 1;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const moved = (distance: number): string => (distance === 0 ? "" : `> ${round(-distance)} <`);
const round = (value: number): string => String(Math.round(value * 1000) / 1000);
const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, "0");

/** Six capital letters (ISO 32000-1, 9.6.4), from the bytes of the subset. */
function subsetTag(bytes: Uint8Array): string {
  const digest = createHash("sha256").update(bytes).digest().subarray(0, 6);
  return String.fromCodePoint(...Array.from(digest, (byte) => 65 + (byte % 26)));
}

/** The text of each code (ISO 32000-1, 9.10.3), at most a hundred a block. */
function unicodeMap(codes: readonly Code[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < codes.length; start += 100) {
    const block = codes.slice(start, start + 100);
    const rows = block.map(
      ({ code, text }) => `<${hex(code)}> <${Buffer.from(text, "utf16le").swap16().toString("hex")}>`,
    );
    blocks.push(`${block.length} beginbfchar\n${rows.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

import type { Glyph } from "fontkit";
import type { Face } from "./faces.ts";

/** Glyphs of one face in visual order; lengths in thousandths of the type size. */
export type Shape = { readonly face: Face; readonly glyphs: readonly PlacedGlyph[]; readonly width: number };
export type PlacedGlyph = {
  readonly glyph: Glyph;
  readonly natural: number; // the width that the font states for it
  readonly advance: number;
  readonly x: number;
  readonly y: number;
};

export type Direction = "ltr" | "rtl";

/** Shapes text of one face and direction: joined forms, ligatures, kerning, marks. What was shaped once is kept. */
export class Shaper {
  readonly #known = new Map<string, Shape>();

  shape(text: string, face: Face, direction: Direction): Shape {
    const key = `${face.name} ${direction} ${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    const made = plain.test(text) ? shapeFigures(text, face) : shapeText(text, face, direction);
    this.#known.set(key, made);
    return made;
  }
}

/** Digits and their signs neither kern nor join. */
const plain = /^[\d.,:%/ -]+$/;

function shapeFigures(text: string, face: Face): Shape {
  const glyphs = Array.from(text, (char) => {
    const glyph = face.font.glyphForCodePoint(char.codePointAt(0) ?? 0);
    return { glyph, natural: glyph.advanceWidth, advance: glyph.advanceWidth, x: 0, y: 0 };
  });
  return { face, glyphs, width: widthOf(glyphs) };
}

function shapeText(text: string, face: Face, direction: Direction): Shape {
  const run = face.font.layout(text, undefined, face.script, undefined, direction);
  const glyphs = run.glyphs.map((glyph, index): PlacedGlyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = run.positions[index] ?? {};
    return { glyph, natural: glyph.advanceWidth, advance: xAdvance, x: xOffset, y: yOffset };
  });
  return { face, glyphs, width: widthOf(glyphs) };
}

const widthOf = (glyphs: readonly PlacedGlyph[]): number => glyphs.reduce((sum, { advance }) => sum + advance, 0);

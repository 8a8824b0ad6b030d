import bidiFactory from "bidi-js";
import type { Glyph } from "fontkit";
import type { Face } from "./faces.ts";

/** Glyphs of one face in visual order; lengths in thousandths of the type size. */
export type Shape = { readonly face: Face; readonly glyphs: readonly PlacedGlyph[]; readonly width: number };
export type PlacedGlyph = {
  readonly glyph: Glyph;
  readonly letters: readonly string[]; // that it stands for, in reading order
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
  const glyphs = Array.from(text, (letter) => {
    const glyph = face.font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    return { glyph, letters: [letter], natural: glyph.advanceWidth, advance: glyph.advanceWidth, x: 0, y: 0 };
  });
  return { face, glyphs, width: widthOf(glyphs) };
}

function shapeText(text: string, face: Face, direction: Direction): Shape {
  // A bracket that opens to the left looks like one that closes to the right (UAX 9 L4), and is still read as the bracket that it is.
  const turned = direction === "rtl" ? mirrored : (letter: string) => letter;
  const run = face.font.layout(Array.from(text, turned).join(""), undefined, face.script, undefined, direction);
  const glyphs = run.glyphs.map((glyph, index): PlacedGlyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = run.positions[index] ?? {};
    const letters = glyph.codePoints.map((point) => turned(String.fromCodePoint(point)));
    const excess = glyph.isMark ? 0 : Math.max(0, xOffset - widestGap);
    return { glyph, letters, natural: glyph.advanceWidth, advance: xAdvance - excess, x: xOffset - excess, y: yOffset };
  });
  return { face, glyphs, width: widthOf(glyphs) };
}

const bidi = bidiFactory();
const mirrored = (letter: string): string => bidi.getMirroredCharacter(letter) ?? letter;

/** Readers take a gap of a tenth of the size for a space; the fonts keep some letters of a word that far apart. */
const widestGap = 85;

const widthOf = (glyphs: readonly PlacedGlyph[]): number => glyphs.reduce((sum, { advance }) => sum + advance, 0);

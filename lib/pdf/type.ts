import bidiFactory from "bidi-js";
import type { Face, Faces, Weight } from "./faces.ts";
import { type Direction, type Shape, Shaper } from "./shape.ts";

/** The direction of a paragraph; `auto` asks its first strong letter. */
export type Base = Direction | "auto";
export type Style = { readonly size: number; readonly weight: Weight; readonly colour: string };
export type Line = { readonly shapes: readonly Shape[]; readonly width: number; readonly style: Style };

type Segment = { readonly shape: Shape; readonly text: string; readonly level: number };
/** `gap` is the level of the space before it; the rest of a broken word has none and begins a line. */
type Word = { readonly segments: readonly Segment[]; readonly width: number; readonly gap: number | undefined };

const bidi = bidiFactory();

/** Sets text in lines: bidirectional order by UAX 9, a face for every character, breaks at spaces. */
export class Typesetter {
  readonly #faces: Faces;
  readonly #shaper = new Shaper();

  constructor(faces: Faces) {
    this.#faces = faces;
  }

  /** The lines of `text` in a column of `width` points. A word that is too long is broken where it must be. */
  lines(text: string, width: number, style: Style, base: Base = "auto"): Line[] {
    const limit = (width / style.size) * 1000;
    return text
      .split(/[\r\n\u2028\u2029]+/u)
      .map((paragraph) => paragraph.replace(/[\s\p{Cc}]+/gu, " ").trim())
      .filter((paragraph) => paragraph !== "")
      .flatMap((paragraph) => {
        if (base !== "auto") return this.#paragraph(paragraph, limit, style, base);
        return this.#paragraph(apart(paragraph), limit, style, directionOf(paragraph));
      });
  }

  /** One line, set smaller where it would be wider than `width`. */
  fitted(text: string, width: number, style: Style, base: Base = "auto"): Line {
    const [line] = this.lines(text, Infinity, style, base);
    if (!line || line.width <= width) return line ?? { shapes: [], width: 0, style };
    const share = width / line.width;
    return { shapes: line.shapes, width, style: { ...style, size: style.size * share } };
  }

  #paragraph(text: string, limit: number, style: Style, base: Direction): Line[] {
    const words = wordsOf(this.#segments(text, style.weight, base)).flatMap((word) =>
      word.width > limit ? this.#broken(word, limit) : [word],
    );
    const space = this.#space(style.weight, "latn");
    const rows: Word[][] = [];
    let used = Infinity;
    for (const word of words) {
      const row = rows.at(-1);
      if (row && word.gap !== undefined && used + space.width + word.width <= limit) {
        row.push(word);
        used += space.width + word.width;
      } else {
        rows.push([word]);
        used = word.width;
      }
    }
    const spaces = { rtl: this.#space(style.weight, "arab"), ltr: space };
    return rows.map((row) => toLine(row, spaces, style));
  }

  #segments(text: string, weight: Weight, base: Direction): Segment[] {
    if (base === "ltr" && ascii.test(text)) return this.#cut(text, weight, () => 0);
    const { levels } = bidi.getEmbeddingLevels(text, base);
    return this.#cut(text, weight, (index) => levels[index] ?? 0);
  }

  /** Runs of one face and level; each space is a segment of its own. */
  #cut(text: string, weight: Weight, levelAt: (index: number) => number): Segment[] {
    const segments: Segment[] = [];
    let open: { text: string; face: Face; level: number } | undefined;
    const close = (): void => {
      if (open) segments.push(this.#segment(open.text, open.face, open.level));
      open = undefined;
    };
    let index = 0;
    for (const char of text) {
      const level = levelAt(index);
      index += char.length;
      if (ignorable.test(char)) continue;
      const { face, glyph } = this.#faceOf(char, weight, open?.face);
      if (!open || char === " " || open.text === " " || open.face !== face || open.level !== level) {
        close();
        open = { text: glyph, face, level };
      } else open.text += glyph;
    }
    close();
    return segments;
  }

  #segment(text: string, face: Face, level: number): Segment {
    return { text, level, shape: this.#shaper.shape(text, face, level % 2 === 1 ? "rtl" : "ltr") };
  }

  /** The face at hand if it has the character, else the first that has it. PDF/A forbids the glyph of a missing character. */
  #faceOf(char: string, weight: Weight, current: Face | undefined): { face: Face; glyph: string } {
    const code = char.codePointAt(0) ?? 0;
    const latin = this.#first(weight, "latn");
    if (char === " ") return { face: latin, glyph: char };
    if (current?.font.hasGlyphForCodePoint(code)) return { face: current, glyph: char };
    const face = this.#faces[weight].find(({ font }) => font.hasGlyphForCodePoint(code));
    return face ? { face, glyph: char } : { face: latin, glyph: "?" };
  }

  #first(weight: Weight, script: Face["script"]): Face {
    const face = this.#faces[weight].find((candidate) => candidate.script === script);
    if (!face) throw new Error(`no face of ${script} in weight ${weight}`);
    return face;
  }

  #space(weight: Weight, script: Face["script"]): Shape {
    return this.#shaper.shape(" ", this.#first(weight, script), "ltr");
  }

  #broken({ segments, gap }: Word, limit: number): Word[] {
    const words: Word[] = [];
    let row: Segment[] = [];
    for (const { text, shape, level } of segments)
      for (const { segment: letter } of letters.segment(text)) {
        const longer = this.#with(row, letter, shape.face, level);
        if (row.length === 0 || widthOf(longer) <= limit) row = longer;
        else {
          words.push(word(row, words.length === 0 ? gap : undefined));
          row = [this.#segment(letter, shape.face, level)];
        }
      }
    return [...words, word(row, words.length === 0 ? gap : undefined)];
  }

  #with(row: readonly Segment[], letter: string, face: Face, level: number): Segment[] {
    const last = row.at(-1);
    if (!last || last.shape.face !== face || last.level !== level) return [...row, this.#segment(letter, face, level)];
    return [...row.slice(0, -1), this.#segment(last.text + letter, face, level)];
  }
}

/** UAX 9 P2 and P3: the direction of the first letter that has one. */
const directionOf = (text: string): Direction =>
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text) ? "rtl" : "ltr";

/** A name in two languages keeps each of them in its own order (UAX 9, first strong isolate). */
const apart = (text: string): string =>
  text.includes(" | ")
    ? text
        .split(" | ")
        .map((part) => `\u2068${part}\u2069`)
        .join(" | ")
    : text;

const ascii = /^[ -~]*$/;
const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]/u;
const letters = new Intl.Segmenter("ar", { granularity: "grapheme" });

function wordsOf(segments: readonly Segment[]): Word[] {
  const words: Word[] = [];
  let row: Segment[] = [];
  let gap = 0;
  for (const segment of segments) {
    if (segment.text !== " ") row.push(segment);
    else {
      if (row.length > 0) words.push(word(row, gap));
      row = [];
      gap = segment.level;
    }
  }
  return row.length > 0 ? [...words, word(row, gap)] : words;
}

const word = (segments: readonly Segment[], gap: number | undefined): Word => ({
  segments,
  gap,
  width: widthOf(segments),
});

const widthOf = (segments: readonly Segment[]): number => segments.reduce((sum, { shape }) => sum + shape.width, 0);

/** A space comes from the face of the letters around it, so that readers keep a run of words in one piece. */
function toLine(words: readonly Word[], spaces: Readonly<Record<Direction, Shape>>, style: Style): Line {
  const segments = words.flatMap(({ segments: own, gap }, index) => {
    if (index === 0 || gap === undefined) return own;
    return [{ text: " ", shape: spaces[gap % 2 === 1 ? "rtl" : "ltr"], level: gap }, ...own];
  });
  const shapes = visualOrder(segments).map(({ shape }) => shape);
  const width = shapes.reduce((sum, shape) => sum + shape.width, 0);
  return { shapes, width: (width * style.size) / 1000, style };
}

/** UAX 9 L2: from the deepest level to the lowest odd one, turn every stretch of that level or deeper. */
function visualOrder(segments: readonly Segment[]): Segment[] {
  const order = [...segments];
  const deepest = Math.max(0, ...segments.map(({ level }) => level));
  for (let level = deepest; level >= 1; level -= 1) {
    let start = 0;
    while (start < order.length) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).toReversed());
      start = end + 1;
    }
  }
  return order;
}

import { expect, test } from "vitest";
import { loadFaces } from "#lib/pdf/faces.ts";
import { type Line, Typesetter } from "#lib/pdf/type.ts";

const setter = new Typesetter(await loadFaces());
const style = { size: 10, weight: 400, colour: "0 0 0" } as const;
const one = (text: string, base: "rtl" | "ltr" | "auto" = "auto"): Line => setter.fitted(text, Infinity, style, base);
/** The letters from left to right, as they stand on the paper. */
const seen = (line: Line | undefined): string =>
  (line?.shapes ?? []).flatMap(({ glyphs }) => glyphs.map(({ letters }) => letters.toReversed().join(""))).join("");
const glyphs = (text: string) => one(text).shapes.flatMap((shape) => shape.glyphs.map(({ glyph }) => glyph.id));

test("Arabic letters take the form that their neighbours ask for", () => {
  const [alone] = glyphs("ه");
  const forms = glyphs("ههه");
  expect(forms).toHaveLength(3);
  expect(new Set([alone, ...forms]).size).toBe(4);
});

test("lam and alef become one glyph", () => {
  expect(glyphs("لا")).toHaveLength(1);
});

test("letters that do not join break the joining", () => {
  expect(glyphs("دد")).toEqual([...glyphs("د"), ...glyphs("د")]);
});

test.each([
  ["قهوة 250 جرام", "مارج 250 ةوهق"],
  ["نظام ERP لمدة 12 شهرا", "ارهش 12 ةدمل ERP ماظن"],
  ["النسبة 15.5%", "%15.5 ةبسنلا"],
  ["2026-03-01", "2026-03-01"],
  ["Invoice رقم 7", "Invoice 7 مقر"],
])("%s stands as %s", (text, visual) => {
  expect(seen(one(text))).toBe(visual);
});

test("a bracket is drawn turned and read as it was written", () => {
  const shapes = one("(قهوة)").shapes;
  const [left] = shapes;
  expect(left?.glyphs[0]?.letters).toEqual([")"]);
  expect(left?.glyphs[0]?.glyph.codePoints).toEqual(["(".codePointAt(0)]);
});

test("a name in two languages keeps the order of each", () => {
  expect(seen(one("شركة | Jabal Co."))).toBe("Jabal Co. | ةكرش");
});

test("lines break at spaces, and a word wider than the column breaks where it must", () => {
  const lines = setter.lines("قهوة عربية Arabic coffee ".repeat(5), 60, style);
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(line.width).toBeLessThanOrEqual(60);
  const broken = setter.lines("ب".repeat(60), 60, style);
  for (const line of broken) expect(line.width).toBeLessThanOrEqual(60);
  expect(broken.map(seen).join("")).toBe("ب".repeat(60));
});

test("a line that must be one becomes smaller", () => {
  const line = setter.fitted("1,234,567,890.12", 20, style, "ltr");
  expect(line.width).toBe(20);
  expect(line.style.size).toBeLessThan(10);
});

test("marks that only steer direction are not drawn", () => {
  expect(seen(one("\u200eA\u200fB\u2066C\u2069"))).toBe("ABC");
});

test("a glyph stands for the letters of its place, whatever it stood for before", () => {
  expect(seen(one("یبیت"))).toBe("تیبی");
  expect(seen(one("يبيت"))).toBe("تيبي");
});

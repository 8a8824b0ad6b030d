import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

const grounds = ["ground", "surface", "raised"];
const states = ["good", "due", "late", "broken", "waiting", "unknown"];
const environments = ["simulation", "sandbox", "simulator"];
const marked = [...states, ...environments];

const texts: [ink: string, on: string][] = [
  ...[...grounds, "sunken", "accent-tint", ...marked.map((name) => `${name}-tint`)].map((on): [string, string] => [
    "ink",
    on,
  ]),
  ...[...grounds, "sunken"].map((on): [string, string] => ["ink-quiet", on]),
  ...[...grounds, "accent-tint"].map((on): [string, string] => ["accent", on]),
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ...marked.flatMap((name) => [...grounds, `${name}-tint`].map((on): [string, string] => [name, on])),
];

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  test.each(texts)("%s can be read on %s", (ink, on) => {
    expect(contrast(token(ink)[theme], token(on)[theme])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(grounds)("the edge of a field can be seen on %s", (on) => {
    expect(contrast(token("line-strong")[theme], token(on)[theme])).toBeGreaterThanOrEqual(3);
  });
});

test("contrast is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

function token(name: string): { light: string; dark: string } {
  const found = tokens.get(name);
  if (!found) throw new Error(`globals.css has no token ${name}`);
  return found;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (share: number): number => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);

import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { dateStart, instant, isTime } from "#lib/rules/clock.ts";
import {
  divide,
  exactDouble,
  floor,
  format,
  fromDouble,
  parseDecimal,
  round,
  roundHalfEven,
} from "#lib/rules/decimal.ts";
import { normal, number, twoPlaces } from "#lib/rules/xpath.ts";

const decimal = (text: string) => parseDecimal(text) ?? { units: 999n, scale: 0 };

describe("exact decimals", () => {
  test.each(["", " ", ".", "+", "1e3", "1,250.00", "0x1", "NaN", "INF", "--1", "١"])("%j is none", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test.each([
    [" 1.50\n", "1.50"],
    ["+.5", "0.5"],
    ["1.", "1"],
    ["-0.00", "0.00"],
  ])("%j reads as %s", (text, printed) => {
    expect(format(decimal(text))).toBe(printed);
  });

  test.each([
    ["2.345", "2.35"],
    ["-2.345", "-2.34"],
    ["-2.346", "-2.35"],
    ["2.3", "2.3"],
  ])("%s rounds to %s: ties go up", (text, rounded) => {
    expect(format(round(decimal(text), 2))).toBe(rounded);
  });

  test.each([
    ["2.345", "2.34"],
    ["2.355", "2.36"],
    ["-2.345", "-2.34"],
    ["2.3451", "2.35"],
  ])("%s prints as %s: ties go to the even digit", (text, rounded) => {
    expect(format(roundHalfEven(decimal(text), 2))).toBe(rounded);
  });

  test("division keeps 18 places and refuses zero", () => {
    expect(format(divide(decimal("1"), decimal("3")) ?? decimal("0"))).toBe("0.333333333333333333");
    expect(divide(decimal("1"), decimal("0.00"))).toBeUndefined();
    expect(format(floor(decimal("-1.5")))).toBe("-2");
  });

  test("a double prints as the shortest decimal that reads back as it, noise included", () => {
    expect(format(fromDouble(0.1 + 0.2) ?? decimal("0"))).toBe("0.30000000000000004");
    expect(format(fromDouble(1e21) ?? decimal("0"))).toBe("1000000000000000000000");
    expect(format(fromDouble(-1e-7) ?? decimal("0"))).toBe("-0.0000001");
    expect([100.1 * 0.15, 15.015].map(twoPlaces)).toEqual(["1501", "1502"]);
  });

  test("as a decimal a double keeps every binary digit", () => {
    expect(format(exactDouble(0.1) ?? decimal("0"))).toBe("0.1000000000000000055511151231257827021181583404541015625");
    expect(format(exactDouble(-2.5) ?? decimal("0"))).toBe("-2.5");
    expect(exactDouble(Infinity)).toBeUndefined();
  });

  test("what rounds to zero keeps its minus sign", () => {
    expect([0, -0, -0.001, 0.001].map(twoPlaces)).toEqual(["0", "-0", "-0", "0"]);
    expect(twoPlaces(decimal("-0.001"))).toBe("-0");
    expect([undefined, NaN, -Infinity].map(twoPlaces)).toEqual(["NaN", "NaN", "-Infinity"]);
  });

  test("cents survive the way through a double", () => {
    assert(
      property(integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(twoPlaces(cents / 100)).toBe(String(cents));
      }),
    );
  });
});

describe("XPath values", () => {
  test("numbers and white space", () => {
    expect([number(" 5 "), number("1e2"), number("INF"), number("x"), number("")]).toEqual([
      5,
      100,
      Infinity,
      NaN,
      NaN,
    ]);
    expect(normal(" a\n\tb ")).toBe("a b");
    expect(normal("a b")).toBe("a b");
  });

  test.each([
    ["2025-02-29", false],
    ["2024-02-29", true],
    ["2025-01-01+03:00", true],
    ["2025-1-1", false],
    ["25-01-01", false],
    ["2025-01-01T00:00:00", false],
  ])("%s is a date: %s", (text, valid) => {
    expect(dateStart(text) !== undefined).toBe(valid);
  });

  test.each([
    ["24:00:00", true],
    ["24:00:01", false],
    ["23:59:60", false],
    ["12:00:00.25-11:30", true],
    ["12:00", false],
  ])("%s is a time: %s", (text, valid) => {
    expect(isTime(text)).toBe(valid);
  });

  test("a time without zone is Riyadh's", () => {
    expect(instant("2025-01-01", "00:00:00")).toBe(Date.parse("2024-12-31T21:00:00Z"));
    expect(instant("2025-01-01", "24:00:00Z")).toBe(Date.parse("2025-01-02T00:00:00Z"));
    expect(instant("2025-01-01Z", "00:00:00")).toBeUndefined();
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDecimal, multiply, parseDecimal, plainForm } from "#lib/domain/decimal.ts";
import { convert, formatAmount, parseAmount, roundToAmount, shareOf } from "#lib/domain/money.ts";

const decimal = (text: string) => {
  const value = parseDecimal(text);
  if (!value) throw new Error(text);
  return value;
};

describe("a decimal", () => {
  test.each(["0", "15.00", "-0.01", "0.000000", "4.7850", "123456789012345678.123456789012"])(
    "%s stays as written",
    (text) => {
      expect(formatDecimal(decimal(text))).toBe(text);
    },
  );

  test.each([
    [".5", "0.5"],
    ["5.", "5"],
    ["+1.0", "1.0"],
    ["007", "7"],
  ])("%s is printed as %s", (text, printed) => {
    expect(formatDecimal(decimal(text))).toBe(printed);
  });

  test.each(["", ".", "-", "1e3", "1,000.00", " 1", "1 ", "0x1", "NaN", "١٢", "1".repeat(19)])("%o is none", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test("compares by its plain form", () => {
    expect(plainForm(decimal("15.00"))).toBe(plainForm(decimal("15")));
    expect(plainForm(decimal("0.00"))).toBe("0");
    expect(plainForm(decimal("100"))).toBe("100");
  });

  test("is exact in every product", () => {
    expect(formatDecimal(multiply(decimal("0.1"), decimal("0.2")))).toBe("0.02");
  });
});

describe("rounding", () => {
  test.each([
    ["23.925", 2393n],
    ["185.625", 18563n],
    ["41.7045", 4170n],
    ["0.005", 1n],
    ["0.00499999", 0n],
    ["-0.005", -1n],
    ["1.005", 101n],
  ])("%s goes half away from zero", (text, amount) => {
    expect(roundToAmount(decimal(text))).toBe(amount);
  });

  test("divides before it rounds", () => {
    expect(roundToAmount(decimal("10"), decimal("3"))).toBe(333n);
    expect(roundToAmount(decimal("1"), decimal("0.5"))).toBe(200n);
    expect(roundToAmount(decimal("-10"), decimal("6"))).toBe(-167n);
  });

  test("is never further than half a hundredth from the truth", () => {
    const units = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 12 }), (value, scale) => {
        const error = roundToAmount({ units: value, scale }) * 10n ** BigInt(scale) - value * 100n;
        expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(10n ** BigInt(scale));
      }),
    );
  });

  test("takes VAT of a base and riyals of a currency once", () => {
    expect(shareOf(27803n, decimal("15.00"))).toBe(4170n);
    expect(convert(15510n, decimal("3.75"))).toBe(58163n);
  });
});

describe("an amount", () => {
  test.each([
    ["1.5", 150n],
    ["1.500", 150n],
    ["115", 11500n],
    ["-0.01", -1n],
  ])("%s is read", (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  test.each(["1.505", "", "1,5", "SAR 5"])("%o is refused", (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  test.each([
    [0n, "0.00"],
    [5n, "0.05"],
    [-1n, "-0.01"],
    [123456789n, "1234567.89"],
  ])("%s is printed", (amount, text) => {
    expect(formatAmount(amount)).toBe(text);
  });
});

import { type Decimal, formatDecimal, multiply, one, parseDecimal, powerOfTen } from "./decimal.ts";

/** An amount in hundredths of its currency: 115.00 SAR is 11500n. */
export type Amount = bigint;

/**
 * The only place that rounds: to two decimals, halves away from zero.
 * EN 16931-1 clause 6.4.2 with ZATCA's BR-DEC rules (two decimals everywhere) and BR-CO-17 (VAT = base × rate, rounded once per category).
 */
export function roundToAmount(value: Decimal, divisor: Decimal = one): Amount {
  const numerator = value.units * 100n * powerOfTen(divisor.scale);
  const denominator = divisor.units * powerOfTen(value.scale);
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** `percent` of `base`, rounded. */
export function shareOf(base: Amount, percent: Decimal): Amount {
  return roundToAmount({ units: base * percent.units, scale: percent.scale + 4 });
}

/** `amount` at `rate` units of the other currency, rounded. */
export function convert(amount: Amount, rate: Decimal): Amount {
  return roundToAmount(multiply({ units: amount, scale: 2 }, rate));
}

/** Reads an amount of at most two significant decimals; `1.5` and `1.500` are 150n, `1.505` is none. */
export function parseAmount(text: string): Amount | undefined {
  const value = parseDecimal(text);
  if (!value) return undefined;
  if (value.scale <= 2) return value.units * powerOfTen(2 - value.scale);
  const excess = powerOfTen(value.scale - 2);
  return value.units % excess === 0n ? value.units / excess : undefined;
}

/** Two decimals, point, no grouping: the form of every amount in a document and its QR. */
export function formatAmount(amount: Amount): string {
  return formatDecimal({ units: amount, scale: 2 });
}

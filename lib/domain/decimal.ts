/** An exact decimal: `units` × 10^-`scale`. The scale stays as written, so "15.00" is printed as "15.00". */
export type Decimal = { readonly units: bigint; readonly scale: number };

export const one: Decimal = { units: 1n, scale: 0 };

const pattern = /^([+-]?)(\d{0,18})(?:\.(\d{0,12}))?$/;

/** Reads the lexical form of xs:decimal (XML Schema part 2, 3.2.3), at most 18 digits before and 12 after the point. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", fraction = ""] = match;
  if (whole === "" && fraction === "") return undefined;
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, scale: fraction.length };
}

export function formatDecimal({ units, scale }: Decimal): string {
  if (scale === 0) return units.toString();
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${units < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/** The same number without trailing zeros: two decimals are equal when their plain forms are. */
export function plainForm({ units, scale }: Decimal): string {
  let rest = units;
  let places = scale;
  while (places > 0 && rest % 10n === 0n) {
    rest /= 10n;
    places -= 1;
  }
  return formatDecimal({ units: rest, scale: places });
}

export function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

const powers = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

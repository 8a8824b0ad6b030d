/** An exact decimal, `units` / 10^`scale`: the xs:decimal of the rules. */
export type Decimal = { readonly units: bigint; readonly scale: number };

export const zero: Decimal = { units: 0n, scale: 0 };

/** The xs:decimal of a text (XML Schema part 2, 3.2.3: no exponent), or undefined when it is none. White space around it is ignored. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^[ \t\r\n]*([+-]?)(\d*)(?:\.(\d*))?[ \t\r\n]*$/.exec(text);
  const [, sign, whole = "", fraction = ""] = match ?? [];
  if (sign === undefined || whole + fraction === "") return undefined;
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, scale: fraction.length };
}

/** The shortest decimal that reads back as the double, noise of binary arithmetic included: what format-number prints. */
export function fromDouble(value: number): Decimal | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const parsed = parseDecimal(mantissa) ?? zero;
  const scale = parsed.scale - Number(exponent);
  return scale < 0 ? { units: parsed.units * 10n ** BigInt(-scale), scale: 0 } : { units: parsed.units, scale };
}

/** The xs:decimal of a double: every binary digit of it. */
export function exactDouble(value: number): Decimal | undefined {
  if (!Number.isFinite(value)) return undefined;
  let [whole, halvings] = [value, 0];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  return { units: BigInt(whole) * 5n ** BigInt(halvings), scale: halvings };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: scaled(a, scale) + scaled(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, scale: b.scale });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Quotient to at least 18 places, ties towards zero; undefined for a zero divisor. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.units === 0n) return undefined;
  const scale = Math.max(18, a.scale, b.scale);
  const dividend = magnitude(a.units) * 10n ** BigInt(scale + b.scale - a.scale);
  const divisor = magnitude(b.units);
  const quotient = dividend / divisor + ((dividend % divisor) * 2n > divisor ? 1n : 0n);
  return { units: a.units < 0n === b.units < 0n ? quotient : -quotient, scale };
}

export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = scaled(a, scale) - scaled(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** fn:round: to the nearest, ties towards positive infinity (XPath functions, 6.4.4). */
export function round(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  const step = 10n ** BigInt(value.scale - places);
  return { units: floorDivide(value.units * 2n + step, step * 2n), scale: places };
}

export function floor(value: Decimal): Decimal {
  return { units: floorDivide(value.units, 10n ** BigInt(value.scale)), scale: 0 };
}

/** To the nearest, ties to the even digit, as format-number does. */
export function roundHalfEven(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return { units: scaled(value, places), scale: places };
  const step = 10n ** BigInt(value.scale - places);
  const low = floorDivide(value.units, step);
  const twice = (value.units - low * step) * 2n;
  const up = twice > step || (twice === step && low % 2n !== 0n);
  return { units: up ? low + 1n : low, scale: places };
}

export function format(value: Decimal): string {
  const digits = magnitude(value.units)
    .toString()
    .padStart(value.scale + 1, "0");
  const sign = value.units < 0n ? "-" : "";
  if (value.scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
}

function scaled(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

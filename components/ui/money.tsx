"use client";

import { useFormat } from "#lib/i18n/use-format.tsx";

/** `minor` counts hundredths of the currency, as a decimal string because that is how it reaches the browser. */
export function Money({ minor, currency }: { minor: string; currency: string }) {
  const format = useFormat();
  return (
    <bdi dir="ltr" className="whitespace-nowrap">
      {format.money(BigInt(minor), currency)}
    </bdi>
  );
}

/** Large counts shortened, the exact figure on hover and for screen readers. */
export function Count({ value }: { value: number }) {
  const format = useFormat();
  if (value < 10_000) return <bdi dir="auto">{format.number(value)}</bdi>;
  return (
    <bdi dir="auto" title={format.number(value)}>
      <span aria-hidden>{format.compact(value)}</span>
      <span className="sr-only">{format.number(value)}</span>
    </bdi>
  );
}

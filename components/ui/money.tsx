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

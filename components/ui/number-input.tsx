"use client";

import type { ComponentProps, FormEvent } from "react";
import { toLatinDigits } from "#lib/domain/digits.ts";
import { TextInput } from "./input.tsx";

type Props = Omit<ComponentProps<"input">, "type" | "inputMode" | "onInput"> & { decimals?: boolean };

/** Takes ٠–٩ and ۰–۹ as they are typed or pasted and writes them as 0–9. */
export function NumberInput({ decimals, ...rest }: Props) {
  return <TextInput code inputMode={decimals ? "decimal" : "numeric"} onInput={normalise} {...rest} />;
}

function normalise(event: FormEvent<HTMLInputElement>): void {
  const input = event.currentTarget;
  const latin = toLatinDigits(input.value);
  if (latin === input.value) return;

  const caret = input.selectionStart;
  input.value = latin;
  input.setSelectionRange(caret, caret);
}

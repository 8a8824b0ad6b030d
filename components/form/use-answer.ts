"use client";

import { useState } from "react";
import type { Outcome } from "./form.tsx";

type Good<Value> = { readonly ok: true; readonly value: Value };
export type Bad = Extract<Outcome, { ok: false }>;
/** A form's action whose good outcome brings a value. */
export type Action<Value, Failure extends Bad> = (
  previous: Good<Value> | Failure | undefined,
  form: FormData,
) => Promise<Good<Value> | Failure>;

/** A form's action together with its last good answer, for what is shown once the server has said yes. A refusal leaves the answer before. */
export function useAnswer<Value, Failure extends Bad>(
  action: Action<Value, Failure>,
): readonly [answer: Value | undefined, submit: Action<Value, Failure>, forget: () => void] {
  const [answer, setAnswer] = useState<Value>();
  const submit: Action<Value, Failure> = async (previous, form) => {
    const result = await action(previous, form);
    if (result.ok) setAnswer(result.value);
    return result;
  };
  return [answer, submit, () => setAnswer(undefined)];
}

"use client";

import type { Outcome } from "../form/form.tsx";
import type { Action, Bad } from "../form/use-answer.ts";
import { offerUndo } from "./offer.ts";

type Undo<Value> = {
  /** What was done, in a word with a full stop. */
  readonly said: string;
  /** The action that restores what was before, and what it is sent; nothing where there is nothing to restore. */
  readonly by: (previous: undefined, form: FormData) => Promise<Outcome>;
  readonly with: (value: Value, sent: FormData) => Readonly<Record<string, string>> | undefined;
  readonly done?: (value: Value) => void;
  readonly undone?: () => void;
};

/** A form's action, after whose yes one may take it back for a while. The taking back is an act of its own, which the server does and keeps. */
export const undoable =
  <Value, Failure extends Bad>(action: Action<Value, Failure>, undo: Undo<Value>): Action<Value, Failure> =>
  async (previous, form) => {
    const result = await action(previous, form);
    if (!result.ok) return result;
    const fields = undo.with(result.value, form);
    if (fields) offerUndo({ said: undo.said, takeBack: () => takeBack(undo, fields) });
    undo.done?.(result.value);
    return result;
  };

async function takeBack(
  { by, undone }: Pick<Undo<never>, "by" | "undone">,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const outcome = await by(undefined, form);
  if (outcome.ok) undone?.();
  return outcome;
}

/** These fields as the form sent them. */
export const fieldsOf = (form: FormData, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.map((name) => {
      const value = form.get(name);
      return [name, typeof value === "string" ? value : ""];
    }),
  );

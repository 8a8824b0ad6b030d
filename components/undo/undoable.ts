"use client";

import type { Action, Bad } from "../form/use-answer.ts";
import type { UndoAct } from "./acts.ts";
import { offerUndo } from "./offer.ts";

type Undo<Value> = {
  /** What was done, in a word with a full stop. */
  readonly said: string;
  /** The act that restores what was before, and what it is sent; nothing where there is nothing to restore. */
  readonly by: UndoAct;
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
    if (fields) offerUndo({ said: undo.said, act: undo.by, fields, undone: undo.undone });
    undo.done?.(result.value);
    return result;
  };

/** These fields as the form sent them. */
export const fieldsOf = (form: FormData, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.map((name) => {
      const value = form.get(name);
      return [name, typeof value === "string" ? value : ""];
    }),
  );

"use client";

import { useRouter } from "#lib/i18n/navigation.ts";
import type { Action, Bad } from "../form/use-answer.ts";
import type { UndoAct } from "./acts.ts";
import { undoable } from "./undoable.ts";

type Edit = { readonly before: string; readonly after: string };
type Words = {
  /** What was done, in a word with a full stop. */
  readonly said: string;
  readonly by: UndoAct;
  /** The record's id, under the name by which the taking back knows it. */
  readonly record: Readonly<Record<string, string>>;
  readonly to: string;
};

/** A record's edit: saved, it goes to where the record shows and offers to take it back. */
export function useUndoableUpdate<Value extends Edit, Failure extends Bad>(
  update: Action<Value, Failure>,
  { said, by, record, to }: Words,
): Action<Value, Failure> {
  const router = useRouter();
  return undoable(update, {
    said,
    by,
    with: ({ before, after }) => ({ ...record, before, after }),
    done: () => router.push(to),
  });
}

import type * as actions from "#app/[locale]/(console)/undo/actions.ts";
import type { Outcome } from "../form/form.tsx";

/** The acts that take another back. The frame holds all of them, so that an offer holds on whatever page one goes to. */
export type UndoAct = keyof typeof actions;

export type UndoActs = Readonly<Record<UndoAct, (previous: undefined, form: FormData) => Promise<Outcome>>>;

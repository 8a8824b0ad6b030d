import type { Outcome } from "../form/form.tsx";

/** The acts that take another back. The frame holds all of them, so that an offer holds on whatever page one goes to. */
export type UndoAct =
  | "wake"
  | "unwake"
  | "assign"
  | "viewUpdate"
  | "viewRename"
  | "viewRestore"
  | "channelLimit"
  | "causeHandle"
  | "causeSettle"
  | "deviceUpdate"
  | "groupUpdate";

export type UndoActs = Readonly<Record<UndoAct, (previous: undefined, form: FormData) => Promise<Outcome>>>;

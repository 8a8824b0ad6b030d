import type { UndoActs } from "#components/undo/acts.ts";
import * as actions from "./actions.ts";

/** Named one by one, as the frame hands them to the browser. */
export const undoActs: UndoActs = {
  wake: actions.wake,
  unwake: actions.unwake,
  assign: actions.assign,
  viewUpdate: actions.viewUpdate,
  viewRename: actions.viewRename,
  viewRestore: actions.viewRestore,
  channelLimit: actions.channelLimit,
  causeHandle: actions.causeHandle,
  causeSettle: actions.causeSettle,
  branchUpdate: actions.branchUpdate,
  establishmentUpdate: actions.establishmentUpdate,
  deviceUpdate: actions.deviceUpdate,
  groupUpdate: actions.groupUpdate,
};

"use server";

import { undoActs, type UndoAct } from "#components/undo/acts.ts";
import { assignItem } from "#lib/services/attention/assign.ts";
import { unwakeItem, wakeItem } from "#lib/services/attention/snooze.ts";
import { limitChannel } from "#lib/services/channels/limit.ts";
import { undoDeviceUpdate } from "#lib/services/devices/update.ts";
import { handleCause, settleCause } from "#lib/services/findings/handle.ts";
import { undoGroupUpdate } from "#lib/services/groups/update.ts";
import { renameView, restoreView, updateView } from "#lib/services/views/change.ts";
import { action, type Action, type ActionResult } from "#lib/web/action.ts";

const acts: Readonly<Record<UndoAct, Action<undefined>>> = {
  wake: action(wakeItem),
  unwake: action(unwakeItem),
  assign: action(assignItem),
  update_view: action(updateView),
  rename_view: action(renameView),
  restore_view: action(restoreView),
  limit_channel: action(limitChannel),
  handle_cause: action(handleCause),
  settle_cause: action(settleCause),
  update_device: action(undoDeviceUpdate),
  update_group: action(undoGroupUpdate),
};

/** Takes back what the form's `act` names. One action for all, because a page can only call those that belong to it or to its frame. */
export async function takeBack(_previous: undefined, form: FormData): Promise<ActionResult> {
  const act = undoActs.find((each) => each === form.get("act"));
  form.delete("act");
  if (act === undefined) return { ok: false, code: "input.invalid", params: { count: 1 }, fields: [], values: {} };
  return await acts[act](undefined, form);
}

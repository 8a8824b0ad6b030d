"use server";

import { assignItem } from "#lib/services/attention/assign.ts";
import { unwakeItem, wakeItem } from "#lib/services/attention/snooze.ts";
import { undoBranchUpdate } from "#lib/services/branches/update.ts";
import { limitChannel } from "#lib/services/channels/limit.ts";
import { undoDeviceUpdate } from "#lib/services/devices/update.ts";
import { undoEstablishmentUpdate } from "#lib/services/establishments/update.ts";
import { handleCause, settleCause } from "#lib/services/findings/handle.ts";
import { undoGroupUpdate } from "#lib/services/groups/update.ts";
import { renameView, restoreView, updateView } from "#lib/services/views/change.ts";
import { action } from "#lib/web/action.ts";

export const wake = action(wakeItem);
export const unwake = action(unwakeItem);
export const assign = action(assignItem);
export const viewUpdate = action(updateView);
export const viewRename = action(renameView);
export const viewRestore = action(restoreView);
export const channelLimit = action(limitChannel);
export const causeHandle = action(handleCause);
export const causeSettle = action(settleCause);
export const branchUpdate = action(undoBranchUpdate);
export const establishmentUpdate = action(undoEstablishmentUpdate);
export const deviceUpdate = action(undoDeviceUpdate);
export const groupUpdate = action(undoGroupUpdate);

"use server";

import { assignItem } from "#lib/services/attention/assign.ts";
import { snoozeItem, wakeItem } from "#lib/services/attention/snooze.ts";
import { action } from "#lib/web/action.ts";

export const snooze = action(snoozeItem);
export const assign = action(assignItem, { view: ({ before }) => before });
export const wake = action(wakeItem, { view: ({ snoozeId }) => snoozeId });

"use server";

import { acknowledgeAlarm } from "#lib/services/alarms/acknowledge.ts";
import { action } from "#lib/web/action.ts";

export const acknowledge = action(acknowledgeAlarm);

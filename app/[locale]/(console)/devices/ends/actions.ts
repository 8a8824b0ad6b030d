"use server";

import { decommissionDevice } from "#lib/services/devices/decommission.ts";
import { replaceDevice } from "#lib/services/devices/replace.ts";
import { resumeDevice, suspendDevice } from "#lib/services/devices/suspend.ts";
import { promoteDevice } from "#lib/services/promotion/promote.ts";
import { confirmRevocation } from "#lib/services/revocations/record.ts";
import { stateRevocation, withdrawRevocation } from "#lib/services/revocations/state.ts";
import { action } from "#lib/web/action.ts";
import { toDevice } from "../after.ts";

export const suspend = action(suspendDevice);
export const resume = action(resumeDevice);
export const replace = action(replaceDevice, { view: toDevice });
export const decommission = action(decommissionDevice);
export const promote = action(promoteDevice, { view: toDevice });
export const state = action(stateRevocation);
export const withdraw = action(withdrawRevocation);
export const confirm = action(confirmRevocation);

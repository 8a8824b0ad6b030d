"use server";

import { endDraftDevice } from "#lib/services/devices/end.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { updateDevice } from "#lib/services/devices/update.ts";
import { reinstateCredential } from "#lib/services/renewals/reinstate.ts";
import { action } from "#lib/web/action.ts";
import { toDevice } from "./after.ts";

export const register = action(registerDevice, { view: toDevice });
export const update = action(updateDevice, { view: ({ before, after }) => ({ before, after }) });
export const archive = action(endDraftDevice, { view: toDevice });
export const reinstate = action(reinstateCredential, { view: toDevice });

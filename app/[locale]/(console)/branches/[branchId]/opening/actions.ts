"use server";

import { registerTills } from "#lib/services/opening/register-tills.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { action } from "#lib/web/action.ts";

export const register = action(registerTills);
export const begin = action(startSessions);

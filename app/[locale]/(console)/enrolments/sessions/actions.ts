"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cancelSession } from "#lib/services/otp-sessions/cancel.ts";
import { giveSessionCodes } from "#lib/services/otp-sessions/give.ts";
import { makeHandOff, revokeHandOff } from "#lib/services/otp-sessions/hand-off.ts";
import { pauseSession, resumeSession } from "#lib/services/otp-sessions/pause.ts";
import { retryFailed } from "#lib/services/otp-sessions/retry.ts";
import { startSessions } from "#lib/services/otp-sessions/start.ts";
import { action } from "#lib/web/action.ts";

export const start = action(startSessions, {
  view: async ({ sessions: [only, ...others] }) =>
    redirect(`/${await getLocale()}/enrolments/sessions${only !== undefined && others.length === 0 ? `/${only}` : ""}`),
});
export const giveCodes = action(giveSessionCodes, { view: (given) => given });
export const pause = action(pauseSession);
export const resume = action(resumeSession);
export const retry = action(retryFailed);
export const cancel = action(cancelSession);
export const makeLink = action(makeHandOff, { view: (link) => link });
export const revokeLink = action(revokeHandOff);

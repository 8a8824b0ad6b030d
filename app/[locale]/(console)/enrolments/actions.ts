"use server";

import { abandonEnrolment, startAnew } from "#lib/services/enrolments/abandon.ts";
import { repeatStep } from "#lib/services/enrolments/repeat.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { onboardInstead } from "#lib/services/renewals/onboard-instead.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { action } from "#lib/web/action.ts";

export const start = action(startEnrolment);
export const giveCode = action(submitCode);
export const repeat = action(repeatStep);
export const anew = action(startAnew);
export const renew = action(startRenewal);
export const onboard = action(onboardInstead);
export const abandon = action(abandonEnrolment);

"use server";

import { giveUpTakeOver, repeatTakeOver } from "#lib/services/take-over/repeat.ts";
import { reviewCertificates } from "#lib/services/take-over/review.ts";
import { stopWatching } from "#lib/services/take-over/stop-watching.ts";
import { takeOverDevice } from "#lib/services/take-over/take.ts";
import { watchCertificates } from "#lib/services/take-over/watch.ts";
import { action } from "#lib/web/action.ts";
import { atThisMoment, toReview } from "./after.ts";

export const review = action(reviewCertificates, { view: toReview });
export const watch = action(watchCertificates, { view: atThisMoment });
export const take = action(takeOverDevice, { view: atThisMoment });
export const repeat = action(repeatTakeOver);
export const giveUp = action(giveUpTakeOver);
export const putAway = action(stopWatching);

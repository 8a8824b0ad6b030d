"use server";

import { handleCause, settleCause } from "#lib/services/findings/handle.ts";
import { readMail } from "#lib/services/findings/mail.ts";
import { reissueCause } from "#lib/services/findings/reissue.ts";
import { translateAnswer } from "#lib/services/findings/translate.ts";
import { action } from "#lib/web/action.ts";
import { inOurWords, mailView, reissuedView } from "./after.ts";

export const handle = action(handleCause, { view: (before) => before });
export const settle = action(settleCause, { view: ({ fixedAt }) => fixedAt?.toISOString() });
export const reissue = action(reissueCause, { view: reissuedView });
export const translate = action(translateAnswer, { view: inOurWords });
export const findInMail = action(readMail, { view: mailView });

"use server";

import { acceptInvitation } from "#lib/services/people/accept-invitation.ts";
import { action } from "#lib/web/action.ts";
import { joinAtEntrance, showAtEntrance } from "#lib/web/entrance.ts";

export const show = showAtEntrance;
export const join = joinAtEntrance;
export const accept = action(acceptInvitation);

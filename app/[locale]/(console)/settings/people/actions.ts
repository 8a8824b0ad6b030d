"use server";

import { changeRole } from "#lib/services/people/change-role.ts";
import { invite } from "#lib/services/people/invite.ts";
import { revokeRole } from "#lib/services/people/revoke-role.ts";
import { withdrawInvitation } from "#lib/services/people/withdraw-invitation.ts";
import { action } from "#lib/web/action.ts";
import { invited } from "./after.ts";

export const inviteSomebody = action(invite, { view: invited });
export const withdraw = action(withdrawInvitation);
export const change = action(changeRole);
export const endAccess = action(revokeRole);

"use server";

import { acceptInvitation, joinByInvitation } from "#lib/services/people/accept-invitation.ts";
import { showInvitation } from "#lib/services/people/show-invitation.ts";
import { action } from "#lib/web/action.ts";
import { entrance } from "#lib/web/entrance.ts";

export const show = entrance(showInvitation);
export const join = entrance(joinByInvitation, ({ provider }) => ({ hasProvider: provider !== undefined }));
export const accept = action(acceptInvitation);

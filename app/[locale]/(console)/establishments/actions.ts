"use server";

import { addMember } from "#lib/services/members/add.ts";
import { updateMember } from "#lib/services/members/update.ts";
import { archiveEstablishment } from "#lib/services/establishments/archive.ts";
import { createEstablishment } from "#lib/services/establishments/create.ts";
import { restoreEstablishment } from "#lib/services/establishments/restore.ts";
import { updateEstablishment } from "#lib/services/establishments/update.ts";
import { action } from "#lib/web/action.ts";
import { toEstablishment, toEstablishmentOf } from "./after.ts";

export const create = action(createEstablishment, { view: toEstablishment });
export const update = action(updateEstablishment, { view: ({ before, after }) => ({ before, after }) });
export const archive = action(archiveEstablishment, { view: toEstablishment });
export const add = action(addMember, { view: toEstablishmentOf });
export const change = action(updateMember, { view: toEstablishmentOf });
export const restore = action(restoreEstablishment, { view: toEstablishment });

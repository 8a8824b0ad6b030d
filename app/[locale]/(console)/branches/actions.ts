"use server";

import { archiveBranch } from "#lib/services/branches/archive.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { restoreBranch } from "#lib/services/branches/restore.ts";
import { updateBranch } from "#lib/services/branches/update.ts";
import { action } from "#lib/web/action.ts";
import { toBranch, toOpening } from "./after.ts";

export const open = action(openBranch, { view: toOpening });
export const update = action(updateBranch, { view: ({ before, after }) => ({ before, after }) });
export const archive = action(archiveBranch, { view: toBranch });
export const restore = action(restoreBranch, { view: toBranch });

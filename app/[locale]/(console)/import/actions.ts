"use server";

import { discardImport } from "#lib/services/imports/discard.ts";
import { matchImport } from "#lib/services/imports/match.ts";
import { readImport } from "#lib/services/imports/read.ts";
import { recordImport } from "#lib/services/imports/record.ts";
import { undoImport } from "#lib/services/imports/undo.ts";
import { action } from "#lib/web/action.ts";
import { toImport, toImports } from "./after.ts";

export const read = action(readImport, { view: toImport });
export const match = action(matchImport);
export const record = action(recordImport);
export const undo = action(undoImport);
export const discard = action(discardImport, { view: toImports });

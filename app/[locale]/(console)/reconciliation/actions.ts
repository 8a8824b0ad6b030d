"use server";

import { recordListed } from "#lib/services/reconciliation/record-listed.ts";
import { runReconciliation } from "#lib/services/reconciliation/run.ts";
import { action } from "#lib/web/action.ts";
import { toResult } from "./after.ts";

export const compare = action(runReconciliation, { view: toResult });
export const recordRevoked = action(recordListed);

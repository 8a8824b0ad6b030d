"use server";

import { holdDocuments } from "#lib/services/submissions/hold.ts";
import { releaseDocuments } from "#lib/services/submissions/release.ts";
import { action } from "#lib/web/action.ts";

export const hold = action(holdDocuments);
export const release = action(releaseDocuments);

"use server";

import { issueTyped } from "#lib/services/documents/issue-typed.ts";
import { action } from "#lib/web/action.ts";
import { toDocument } from "./after.ts";

export const issue = action(issueTyped, { view: toDocument });

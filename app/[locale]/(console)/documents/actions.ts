"use server";

import { checkTyped } from "#lib/services/documents/check-typed.ts";
import { issueTyped } from "#lib/services/documents/issue-typed.ts";
import { issueUploaded } from "#lib/services/documents/issue-uploaded.ts";
import { resumeSubmission } from "#lib/services/submissions/resume.ts";
import { settleSubmission } from "#lib/services/submissions/settle.ts";
import { action } from "#lib/web/action.ts";
import { briefly, toDocument } from "./after.ts";

export const issue = action(issueTyped, { view: toDocument });
export const check = action(checkTyped, { view: (checked) => checked });
export const issueFile = action(issueUploaded, { view: briefly });
export const resume = action(resumeSubmission);
export const settle = action(settleSubmission);

"use server";

import { guardChain } from "#lib/services/chains/guard.ts";
import { resumeChain } from "#lib/services/chains/resume.ts";
import { stopChain } from "#lib/services/chains/stop.ts";
import { action } from "#lib/web/action.ts";
import { found } from "./after.ts";

export const guard = action(guardChain, { view: found });
export const stop = action(stopChain);
export const resume = action(resumeChain);

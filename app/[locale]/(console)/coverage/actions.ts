"use server";

import { compareCoverage } from "#lib/services/coverage/compare.ts";
import { action } from "#lib/web/action.ts";
import { asCompared } from "./after.ts";

export const compare = action(compareCoverage, { view: asCompared });

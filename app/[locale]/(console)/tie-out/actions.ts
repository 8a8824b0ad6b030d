"use server";

import { compareList } from "#lib/services/tie-out/compare.ts";
import { action } from "#lib/web/action.ts";
import { asItIs } from "./after.ts";

export const compare = action(compareList, { view: asItIs });

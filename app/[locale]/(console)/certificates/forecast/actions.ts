"use server";

import { previewSpread, spreadWave } from "#lib/services/planning/spread.ts";
import { action } from "#lib/web/action.ts";
import { moved, previewed } from "./after.ts";

export const preview = action(previewSpread, { view: previewed });
export const spread = action(spreadWave, { view: moved });

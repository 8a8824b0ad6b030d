"use server";

import { createApiKey } from "#lib/services/api-keys/create.ts";
import { revokeApiKey } from "#lib/services/api-keys/revoke.ts";
import { changeStandardTyped, changeTyped } from "#lib/services/settings/change-typed.ts";
import { resetSetting, resetStandard } from "#lib/services/settings/reset.ts";
import { action } from "#lib/web/action.ts";
import { once } from "./after.ts";

export const create = action(createApiKey, { view: once });
export const revoke = action(revokeApiKey);
export const change = action(changeTyped);
export const reset = action(resetSetting);
export const changeForAll = action(changeStandardTyped);
export const resetForAll = action(resetStandard);

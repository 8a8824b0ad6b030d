"use server";

import { addChannel } from "#lib/services/channels/add.ts";
import { limitChannel } from "#lib/services/channels/limit.ts";
import { removeChannel } from "#lib/services/channels/remove.ts";
import { testChannel } from "#lib/services/channels/test.ts";
import { action } from "#lib/web/action.ts";
import { added, tested } from "./after.ts";

export const add = action(addChannel, { view: added });
export const limit = action(limitChannel, { view: ({ before }) => before });
export const remove = action(removeChannel);
export const sendTest = action(testChannel, { view: tested });

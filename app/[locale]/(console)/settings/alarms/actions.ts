"use server";

import { openCalendar, revokeCalendar } from "#lib/services/calendars/open.ts";
import { addChannel } from "#lib/services/channels/add.ts";
import { removeChannel } from "#lib/services/channels/remove.ts";
import { setLanguage } from "#lib/services/channels/set-language.ts";
import { testChannel } from "#lib/services/channels/test.ts";
import { action } from "#lib/web/action.ts";
import { added, opened, tested } from "./after.ts";

export const add = action(addChannel, { view: added });
export const remove = action(removeChannel);
export const sendTest = action(testChannel, { view: tested });
export const language = action(setLanguage);
export const openFeed = action(openCalendar, { view: opened });
export const revokeFeed = action(revokeCalendar);

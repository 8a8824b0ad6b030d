"use server";

import { openCalendar, revokeCalendar } from "#lib/services/calendars/open.ts";
import { setLanguage } from "#lib/services/channels/set-language.ts";
import { action } from "#lib/web/action.ts";
import { opened } from "./after.ts";

export const language = action(setLanguage);
export const openFeed = action(openCalendar, { view: opened });
export const revokeFeed = action(revokeCalendar);

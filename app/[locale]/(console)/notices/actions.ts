"use server";

import { acknowledgeNotice, readNotices } from "#lib/services/notices/read.ts";
import { action } from "#lib/web/action.ts";

export const readAll = action(readNotices);
export const acknowledge = action(acknowledgeNotice);

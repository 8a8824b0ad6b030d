"use server";

import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { giveToGroup } from "#lib/services/fleet/give.ts";
import { action } from "#lib/web/action.ts";

export const give = action(giveToGroup, {
  view: async () => redirect(`/${await getLocale()}/settings/groups`),
});

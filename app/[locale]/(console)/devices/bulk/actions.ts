"use server";

import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { startBulk } from "#lib/services/fleet/start.ts";
import { action } from "#lib/web/action.ts";

export const start = action(startBulk, {
  view: async ({ runs: [only, ...others] }) =>
    redirect(`/${await getLocale()}/devices/runs${only !== undefined && others.length === 0 ? `/${only}` : ""}`),
});

"use server";

import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { createEndpoint } from "#lib/services/webhooks/create.ts";
import { redeliver } from "#lib/services/webhooks/redeliver.ts";
import { removeEndpoint } from "#lib/services/webhooks/remove.ts";
import { rotateSecret } from "#lib/services/webhooks/rotate.ts";
import { disableEndpoint, enableEndpoint } from "#lib/services/webhooks/switch.ts";
import { testEndpoint } from "#lib/services/webhooks/try.ts";
import { action } from "#lib/web/action.ts";
import { made, rotated } from "./after.ts";

export const add = action(createEndpoint, { view: made });
export const rotate = action(rotateSecret, { view: rotated });
export const pause = action(disableEndpoint);
export const resume = action(enableEndpoint);
export const sendTest = action(testEndpoint);
export const again = action(redeliver);
export const remove = action(removeEndpoint, {
  view: async () => redirect(`/${await getLocale()}/settings/webhooks`),
});

import { redeliver } from "#lib/services/webhooks/redeliver.ts";
import { route } from "#lib/web/route.ts";

export const POST = route(redeliver);

import { disableEndpoint } from "#lib/services/webhooks/switch.ts";
import { route } from "#lib/web/route.ts";

export const POST = route(disableEndpoint);

import { readEvents } from "#lib/services/webhooks/events.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(readEvents);

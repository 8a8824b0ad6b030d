import { showEndpoint } from "#lib/services/webhooks/queries.ts";
import { removeEndpoint } from "#lib/services/webhooks/remove.ts";
import { queryRoute, route } from "#lib/web/route.ts";

export const GET = queryRoute(showEndpoint);
export const DELETE = route(removeEndpoint);

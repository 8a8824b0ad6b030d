import { createEndpoint } from "#lib/services/webhooks/create.ts";
import { listEndpoints } from "#lib/services/webhooks/queries.ts";
import { queryRoute, route } from "#lib/web/route.ts";

export const POST = route(createEndpoint, { status: 201 });
export const GET = queryRoute(listEndpoints);

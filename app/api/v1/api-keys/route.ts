import { createApiKey } from "#lib/services/api-keys/create.ts";
import { listApiKeys } from "#lib/services/api-keys/queries.ts";
import { queryRoute, route } from "#lib/web/route.ts";

export const POST = route(createApiKey, { status: 201 });
export const GET = queryRoute(listApiKeys);

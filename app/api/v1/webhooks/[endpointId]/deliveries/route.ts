import { listDeliveries } from "#lib/services/webhooks/queries.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(listDeliveries);

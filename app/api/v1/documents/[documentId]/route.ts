import { showDocument } from "#lib/services/documents/queries.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(showDocument);

import { lastChange } from "#lib/services/changes/last-change.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(lastChange);

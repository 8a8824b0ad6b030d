import { compareList } from "#lib/services/tie-out/compare.ts";
import { monthlyTieOut } from "#lib/services/tie-out/queries.ts";
import { queryRoute, route } from "#lib/web/route.ts";

export const GET = queryRoute(monthlyTieOut);
export const POST = route(compareList, { limit: 10 * 1024 * 1024 });

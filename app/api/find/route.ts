import { findAnything } from "#lib/services/palette/find.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(findAnything);

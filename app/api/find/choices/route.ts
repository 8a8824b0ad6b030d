import { findChoices } from "#lib/services/choices/find.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(findChoices);

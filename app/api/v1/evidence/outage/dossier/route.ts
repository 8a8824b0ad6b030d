import { outageDossier } from "#lib/services/evidence/outage.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(outageDossier);

import { listEvidence } from "#lib/services/evidence/queries.ts";
import { queryRoute } from "#lib/web/route.ts";

export const GET = queryRoute(listEvidence);

import { exportCase } from "#lib/services/evidence/export-case.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportCase);

import { exportOutage } from "#lib/services/evidence/export-outage.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportOutage);

import { exportDiscrepancies } from "#lib/services/exports/details.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportDiscrepancies);

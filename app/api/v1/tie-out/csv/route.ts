import { exportMonth } from "#lib/services/tie-out/export.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportMonth);

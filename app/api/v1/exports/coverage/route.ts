import { exportCoverage } from "#lib/services/coverage/export.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportCoverage, { asSelected: true });

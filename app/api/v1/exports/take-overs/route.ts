import { exportTakeOvers } from "#lib/services/exports/past.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportTakeOvers, { asSelected: true });

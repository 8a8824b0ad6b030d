import { exportGroups } from "#lib/services/exports/past.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportGroups, { asSelected: true });

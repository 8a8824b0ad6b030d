import { exportCauses } from "#lib/services/findings/export.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportCauses);

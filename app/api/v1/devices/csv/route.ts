import { exportDevices } from "#lib/services/fleet/export.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportDevices, { asSelected: true });

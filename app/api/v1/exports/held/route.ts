import { exportHeld } from "#lib/services/exports/desks.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportHeld, { asSelected: true });

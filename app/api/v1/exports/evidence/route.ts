import { exportEvidence } from "#lib/services/exports/tables.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportEvidence, { asSelected: true });

import { exportDocumentsTable } from "#lib/services/exports/documents.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportDocumentsTable, { asSelected: true });

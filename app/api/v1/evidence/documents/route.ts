import { exportDocuments } from "#lib/services/evidence/export-documents.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportDocuments);

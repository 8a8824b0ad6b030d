import { documentPdf } from "#lib/services/documents/files.ts";
import { fileRoute } from "#lib/web/file-route.ts";

export const GET = fileRoute(documentPdf);

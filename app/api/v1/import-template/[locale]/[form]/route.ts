import { showTemplate } from "#lib/services/imports/template.ts";
import { fileRoute } from "#lib/web/file-route.ts";

export const GET = fileRoute(showTemplate);

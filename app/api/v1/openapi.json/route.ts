import { openApi } from "#lib/web/openapi.ts";

export const GET = (): Response => Response.json(openApi());

import { revokeApiKey } from "#lib/services/api-keys/revoke.ts";
import { route } from "#lib/web/route.ts";

export const DELETE = route(revokeApiKey);

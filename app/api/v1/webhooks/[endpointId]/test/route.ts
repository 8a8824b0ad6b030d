import { testEndpoint } from "#lib/services/webhooks/try.ts";
import { route } from "#lib/web/route.ts";

export const POST = route(testEndpoint);

import { rotateSecret } from "#lib/services/webhooks/rotate.ts";
import { route } from "#lib/web/route.ts";

export const POST = route(rotateSecret);

import { deliverCodes } from "#lib/services/otp-sessions/deliver.ts";
import { handOffRoute } from "#lib/web/hand-off-route.ts";

export const POST = handOffRoute(deliverCodes);

import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { webhookEndpoints } from "#db/schema/webhooks.ts";
import { AppError } from "#lib/errors.ts";

/** The endpoint, held until the transaction ends, or `not_found` when it is missing or another's. */
export async function lockEndpoint(tx: Writer, id: string) {
  const [found] = await tx
    .select({
      id: webhookEndpoints.id,
      establishmentId: webhookEndpoints.establishmentId,
      deviceId: webhookEndpoints.deviceId,
      name: webhookEndpoints.name,
      active: webhookEndpoints.active,
      secretSealed: webhookEndpoints.secretSealed,
    })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, id))
    .for("update");
  if (found === undefined) throw new AppError("not_found");
  return found;
}

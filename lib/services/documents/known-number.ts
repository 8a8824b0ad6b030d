import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { AppError } from "#lib/errors.ts";
import type { DeviceRecord } from "#lib/services/devices/load.ts";

/** Where corrections take new numbers, a number stands for one document, rejected or not. Errors: `document.number_taken`. */
export async function refuseKnownNumber(
  tx: Writer,
  { establishmentId, environment }: DeviceRecord,
  number: string,
): Promise<void> {
  const [known] = await tx
    .select({ id: documentIdentities.id })
    .from(documentIdentities)
    .where(
      and(
        eq(documentIdentities.establishmentId, establishmentId),
        eq(documentIdentities.environment, environment),
        eq(documentIdentities.number, number),
      ),
    )
    .limit(1);
  if (known !== undefined) throw new AppError("document.number_taken", { number });
}

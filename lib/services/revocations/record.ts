import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { credentials } from "#db/schema/credentials.ts";
import { memberships, users } from "#db/schema/people.ts";
import { revocations } from "#db/schema/revocations.ts";
import { command } from "#lib/command.ts";
import { revocationLifecycle, type revocationWitnesses } from "#lib/domain/revocation.ts";
import { rolesWith } from "#lib/domain/rights.ts";
import { AppError } from "#lib/errors.ts";
import { finishDevice } from "#lib/services/devices/finish.ts";
import { lockDevice } from "#lib/services/devices/load.ts";
import { lockRevocation, type RevocationRecord } from "./load.ts";
import { ConfirmRevocation } from "./schema.ts";
import { audit, personOf } from "./state.ts";

type Witness = (typeof revocationWitnesses)[number];
type Closing = { readonly witness: Witness; readonly at: Date; readonly by: string | null; readonly name: string };

/**
 * The final record, by a second person; where nobody else in the establishment could make it, by the owner who stated it and has
 * read that they are alone. Errors: `revocation.second_person`, `revocation.not_alone`.
 */
export const confirmRevocation = command({
  name: "revocation.confirm",
  permission: "device:write",
  input: ConfirmRevocation,
  fresh: ({ alone }) => Promise.resolve(alone),
  run: (ctx, { revocationId, alone }) =>
    ctx.atomically(async (tx) => {
      const item = await lockRevocation(tx, revocationId);
      const by = personOf(ctx);
      const own = by === null || by === item.statedBy;
      if (own && !alone) throw new AppError("revocation.second_person");
      if (own && (await othersWhoCould(tx, item, by)) > 0) throw new AppError("revocation.not_alone");
      const witness = own ? "alone" : "second_person";
      await closeAsRecorded(tx, item, { witness, at: ctx.clock.now(), by, name: ctx.actor.name });
      return { id: item.deviceId };
    }),
});

/** Makes the revocation final: the unit ends as revoked where it had not ended, and no certificate of it counts any more. */
export async function closeAsRecorded(tx: Writer, item: RevocationRecord, closing: Closing): Promise<void> {
  const { witness, at, by, name } = closing;
  const state = revocationLifecycle.next(item.state, witness === "list" ? "listed" : "confirmed");
  await tx
    .update(revocations)
    .set({ state, witness, closedAt: at, closedBy: by, closedByName: name })
    .where(eq(revocations.id, item.id));
  const device = await lockDevice(tx, item.deviceId);
  if (device.status !== "ended") await finishDevice(tx, device, { as: "revoked", reason: item.reason ?? "", at });
  await tx
    .update(credentials)
    .set({ status: "revoked" })
    .where(
      and(
        eq(credentials.deviceId, item.deviceId),
        eq(credentials.environment, item.environment),
        eq(credentials.kind, "production"),
        sql`${credentials.status} in ('live', 'superseded')`,
      ),
    );
  audit(tx, "revocation.record", item, { deviceId: item.deviceId, witness });
}

async function othersWhoCould(
  tx: Writer,
  { establishmentId }: RevocationRecord,
  person: string | null,
): Promise<number> {
  const may = sql.join(
    rolesWith("device:write").map((role) => sql`${role}`),
    sql`, `,
  );
  return await tx
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
    .where(
      and(
        eq(memberships.establishmentId, establishmentId),
        sql`${memberships.role}::text in (${may})`,
        isNull(memberships.branchIds),
        person === null ? undefined : ne(memberships.userId, person),
      ),
    )
    .then((rows) => rows.length);
}

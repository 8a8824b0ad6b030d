import { and, eq, ne } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import { command } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { toLatinDigits } from "#lib/domain/digits.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import type { CredentialRecord } from "#lib/services/enrolments/credential.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import { findCurrent } from "./current.ts";
import { ReinstateCredential } from "./schema.ts";

/**
 * The last resort after a renewal that turned out wrong: the device signs with the certificate before again, in that one's own
 * chain. ZATCA may have revoked it already, so the person types the device's name; what they leave is kept as superseded.
 */
export const reinstateCredential = command({
  name: "credential.reinstate",
  permission: "enrolment:write",
  input: ReinstateCredential,
  fresh: async ({ credentialId }, ctx: QueryContext) =>
    needsFreshSignIn(await ctx.read((db) => loadCredential(db, credentialId))),
  run: (ctx, { credentialId, confirmation }) =>
    ctx.atomically(async (tx) => {
      const before = await loadCredential(tx, credentialId);
      const device = await loadDevice(tx, before.deviceId);
      if (!sameWords(confirmation, device.name))
        throw new AppError("input.invalid", { count: 1 }, [{ path: "confirmation", code: "invalid", params: {} }]);
      const current = await findCurrent(tx, before);
      const { status, notAfter, chainId } = before;
      const usable = status === "superseded" && notAfter !== null && notAfter > ctx.clock.now();
      if (device.status !== "live" || !usable || chainId === null || current?.replacesId !== before.id)
        throw new AppError("credential.not_reinstatable");
      await reopenChain(tx, before, chainId);
      await setStatus(tx, current, "superseded");
      await setStatus(tx, before, "live");
      tx.audit({
        action: "credential.reinstate",
        entity: "credential",
        entityId: before.id,
        establishmentId: before.establishmentId,
        detail: { deviceId: device.id, insteadOf: current.id },
      });
      return { id: device.id };
    }),
});

async function loadCredential(db: Pick<Writer, "select">, id: string): Promise<CredentialRecord> {
  const [found] = await db.select().from(credentials).where(eq(credentials.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

const sameWords = (typed: string, name: string): boolean => toLatinDigits(typed) === toLatinDigits(name.trim());

/** Locks the present chain as issuing does, and goes on in the one before where they differ. */
async function reopenChain(tx: Writer, { deviceId, environment }: CredentialRecord, chainId: string): Promise<void> {
  const [present] = await tx
    .select({ id: chains.id })
    .from(chains)
    .where(and(eq(chains.deviceId, deviceId), eq(chains.environment, environment), ne(chains.status, "closed")))
    .for("update");
  if (present?.id === chainId) return;
  if (present !== undefined) await tx.update(chains).set({ status: "closed" }).where(eq(chains.id, present.id));
  await tx.update(chains).set({ status: "open" }).where(eq(chains.id, chainId));
}

/** Of two racers one wins. */
async function setStatus(tx: Writer, { id, status }: CredentialRecord, to: "live" | "superseded"): Promise<void> {
  const changed = await tx
    .update(credentials)
    .set({ status: to })
    .where(and(eq(credentials.id, id), eq(credentials.status, status)))
    .returning({ id: credentials.id });
  if (changed.length === 0) throw new AppError("changed_meanwhile");
}

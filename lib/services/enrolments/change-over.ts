import { and, eq, ne } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { liftHold } from "#lib/services/submissions/holds.ts";
import { wakeLane } from "#lib/services/submissions/wake.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import type { EnrolmentRecord } from "./load.ts";

/**
 * Makes room for a new live credential: the chain is locked first, as issuing does, so that every document is signed either
 * wholly before or wholly after. What was live is kept as superseded; documents that its refused login holds may go on.
 */
export async function changeOver(
  tx: Writer,
  enrolment: EnrolmentRecord,
  at: Date,
): Promise<{ readonly chainId: string; readonly replacesId: string | null }> {
  const chainId = await chainAfter(tx, enrolment, at);
  await retireCompliance(tx, enrolment);
  const replacesId = await retirePredecessor(tx, enrolment);
  const { establishmentId, environment, deviceId } = enrolment;
  if (await liftHold(tx, { establishmentId, environment, deviceId }, { reason: "credential_refused" }))
    tx.enqueue(wakeLane(enrolment));
  return { chainId, replacesId };
}

/** A compliance certificate has done its work once the production certificate is live. */
async function retireCompliance(tx: Writer, { id }: EnrolmentRecord): Promise<void> {
  await tx
    .update(credentials)
    .set({ status: "superseded" })
    .where(and(eq(credentials.enrolmentId, id), eq(credentials.kind, "compliance")));
}

/** The live credential of the device steps aside in the same transaction; it is kept. */
export async function retirePredecessor(
  tx: Writer,
  { deviceId, environment }: Pick<EnrolmentRecord, "deviceId" | "environment">,
): Promise<string | null> {
  const [before] = await tx
    .update(credentials)
    .set({ status: "superseded" })
    .where(
      and(eq(credentials.deviceId, deviceId), eq(credentials.environment, environment), eq(credentials.status, "live")),
    )
    .returning({ id: credentials.id });
  return before?.id ?? null;
}

/**
 * A newly onboarded unit counts from 1 again, and a renewed one where the setting says so; the chain before is closed, not changed. A chain that
 * somebody or something stopped outlives a renewal: it stays stopped until a person has said where it stands, or has the device onboarded anew.
 */
async function chainAfter(tx: Writer, enrolment: EnrolmentRecord, at: Date): Promise<string> {
  const { deviceId, environment, establishmentId } = enrolment;
  const settings = await readSettings(tx, enrolment);
  const [present] = await tx
    .select({ id: chains.id, status: chains.status })
    .from(chains)
    .where(and(eq(chains.deviceId, deviceId), eq(chains.environment, environment), ne(chains.status, "closed")))
    .for("update");
  const stays = present?.status === "stopped" || settings["renewal.chain"] === "continue";
  if (present !== undefined && enrolment.kind === "renewal" && stays) return present.id;
  if (present !== undefined) await tx.update(chains).set({ status: "closed" }).where(eq(chains.id, present.id));
  const id = crypto.randomUUID();
  await tx.insert(chains).values({ id, deviceId, environment, establishmentId, lastHash: firstPih, createdAt: at });
  return id;
}

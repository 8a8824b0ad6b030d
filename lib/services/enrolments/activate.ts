import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import type { Context } from "#lib/context.ts";
import { keyMatchesCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { activationVerdict } from "#lib/domain/activation.ts";
import { AppError } from "#lib/errors.ts";
import { advanceDevice } from "#lib/services/devices/advance.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import {
  auditOpening,
  findCredential,
  openPrivateKey,
  openToken,
  readColumns,
  type CredentialRecord,
} from "./credential.ts";
import type { EnrolmentRecord } from "./load.ts";
import type { Progress } from "./progress.ts";
import { readToken } from "./read-compliance.ts";
import { transition } from "./transition.ts";

/** Reads what came, checks it against the device, and lets it go live; in the sandbox it is recorded as a shape test. */
export async function activate(ctx: Context, enrolment: EnrolmentRecord): Promise<Progress> {
  const credential = await ctx.read((db) => findCredential(db, enrolment, "production"));
  if (credential === undefined) throw new AppError("not_found");
  const view = readToken(openToken(ctx, credential, "enrolment.activate").revealText());
  const verdict = view === undefined ? unreadable : await judge(ctx, enrolment, view);
  ctx.checkpoint("activation.judged");
  await ctx.atomically(async (tx) => {
    auditOpening(tx, enrolment, "credential", "enrolment.activate");
    const at = ctx.clock.now();
    const read = view === undefined ? {} : readColumns(view);
    const keep = (status: CredentialRecord["status"], also: { chainId?: string; replacesId?: string | null } = {}) =>
      tx
        .update(credentials)
        .set({ ...read, ...also, status, warnings: [...verdict.refusals, ...verdict.warnings] })
        .where(eq(credentials.id, credential.id));
    if (enrolment.environment === "sandbox") {
      await keep("refused");
      return await transition(tx, enrolment, "shapeTested", { at });
    }
    if (verdict.refusals.length > 0) {
      await keep("refused");
      const reason = { code: "verification_failed", params: { checks: verdict.refusals.join(", ") } } as const;
      return await transition(tx, enrolment, "verificationFailed", { at, reason });
    }
    await retireCompliance(tx, enrolment);
    const replacesId = await retirePredecessor(tx, enrolment);
    const chainId = await openChain(tx, enrolment, at);
    await keep("live", { chainId, replacesId });
    const device = await loadDevice(tx, enrolment.deviceId);
    if (device.status === "draft") await advanceDevice(tx, device, "enrolled");
    await transition(tx, enrolment, "activated", { at });
  });
  return "wait";
}

const unreadable = { refusals: ["unreadable"], warnings: [] } as const;

async function judge(ctx: Context, enrolment: EnrolmentRecord, certificate: CertificateView) {
  const key = await openPrivateKey(ctx, enrolment, "enrolment.activate");
  const { device, establishment } = await ctx.read(async (db) => ({
    device: await loadDevice(db, enrolment.deviceId),
    establishment: await loadEstablishment(db, enrolment.establishmentId),
  }));
  return activationVerdict({
    environment: enrolment.environment,
    now: ctx.clock.now(),
    keyMatches: keyMatchesCertificate(key, certificate),
    expected: {
      vatNumber: establishment.vatNumber,
      egsSerial: device.egsSerial,
      functionalityMap: enrolment.functionalityMap,
    },
    certificate,
  });
}

/** A compliance certificate has done its work once the production certificate is live. */
async function retireCompliance(tx: Writer, { id }: EnrolmentRecord): Promise<void> {
  await tx
    .update(credentials)
    .set({ status: "superseded" })
    .where(and(eq(credentials.enrolmentId, id), eq(credentials.kind, "compliance")));
}

/** The live credential of the device steps aside in the same transaction; it is kept. */
async function retirePredecessor(tx: Writer, { deviceId, environment }: EnrolmentRecord): Promise<string | null> {
  const [before] = await tx
    .update(credentials)
    .set({ status: "superseded" })
    .where(
      and(eq(credentials.deviceId, deviceId), eq(credentials.environment, environment), eq(credentials.status, "live")),
    )
    .returning({ id: credentials.id });
  return before?.id ?? null;
}

/** A newly onboarded unit counts from 1 again; the chain before it is closed, not changed. */
async function openChain(tx: Writer, enrolment: EnrolmentRecord, at: Date): Promise<string> {
  const { deviceId, environment, establishmentId } = enrolment;
  await tx
    .update(chains)
    .set({ status: "closed" })
    .where(and(eq(chains.deviceId, deviceId), eq(chains.environment, environment)));
  const id = crypto.randomUUID();
  await tx.insert(chains).values({ id, deviceId, environment, establishmentId, lastHash: firstPih, createdAt: at });
  return id;
}

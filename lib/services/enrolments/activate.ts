import { eq } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import type { Context } from "#lib/context.ts";
import { keyMatchesCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { activationVerdict } from "#lib/domain/activation.ts";
import { AppError } from "#lib/errors.ts";
import { advanceDevice } from "#lib/services/devices/advance.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { finishReplaced } from "#lib/services/devices/replace.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { hasProvedItself } from "#lib/services/renewals/prove.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { changeOver } from "./change-over.ts";
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
  const usable = enrolment.environment !== "sandbox" && verdict.refusals.length === 0;
  if (usable && view !== undefined && !(await hasProvedItself(ctx, enrolment, credential, view))) return "wait";
  await ctx.atomically(async (tx) => {
    auditOpening(tx, enrolment, "credential", "enrolment.activate");
    const at = ctx.clock.now();
    const read = view === undefined ? {} : readColumns(view);
    const keep = (
      status: CredentialRecord["status"],
      also: { readonly chainId?: string; readonly replacesId?: string | null } = {},
    ) =>
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
    await keep("live", await changeOver(tx, enrolment, at));
    const device = await loadDevice(tx, enrolment.deviceId);
    if (device.custody === "watched")
      await tx.update(devices).set({ custody: "central" }).where(eq(devices.id, device.id));
    if (device.status === "draft") {
      await advanceDevice(tx, device, "enrolled");
      await finishReplaced(tx, device, at);
    }
    await transition(tx, enrolment, "activated", { at });
    ctx.checkpoint("activation.written");
  });
  return "wait";
}

const unreadable = { refusals: ["unreadable"], warnings: [] } as const;

async function judge(ctx: Context, enrolment: EnrolmentRecord, certificate: CertificateView) {
  const key = await openPrivateKey(ctx, enrolment, "enrolment.activate");
  const { device, establishment, settings } = await ctx.read(async (db) => ({
    settings: await readSettings(db, enrolment),
    device: await loadDevice(db, enrolment.deviceId),
    establishment: await loadEstablishment(db, enrolment.establishmentId),
  }));
  return activationVerdict({
    environment: enrolment.environment,
    now: ctx.clock.now(),
    unknownIssuer: settings["enrolment.unknown_issuer"],
    keyMatches: keyMatchesCertificate(key, certificate),
    expected: {
      vatNumber: establishment.vatNumber,
      egsSerial: device.egsSerial,
      functionalityMap: enrolment.functionalityMap,
    },
    certificate,
  });
}

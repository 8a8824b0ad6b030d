import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { credentials } from "#db/schema/credentials.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { command } from "#lib/command.ts";
import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { AppError } from "#lib/errors.ts";
import { readColumns } from "#lib/services/enrolments/credential.ts";
import { refuseArchived } from "#lib/services/establishments/guard.ts";
import { holdUnits } from "./hold-units.ts";
import { judgeAll, type Judged } from "./judge.ts";
import { readKnown, type Known, type KnownBranch, type KnownUnit } from "./known.ts";
import { WatchCertificates } from "./schema.ts";
import { certifiedColumns, unitColumns } from "./unit.ts";

/**
 * Takes the chosen certificates as watched, all or none: Khatm knows how long they live and has neither key nor login. Units that are not
 * recorded yet are made; a newer certificate of a watched one takes the place of the one before.
 */
export const watchCertificates = command({
  name: "take_over.watch",
  permission: "fleet:write",
  input: WatchCertificates,
  run: (ctx, { establishmentId, chosen, ...asked }) =>
    ctx.atomically(async (tx) => {
      const certificates = chosen.map((text) => readCertificate(text));
      const at = ctx.clock.now();
      const serials = certificates.flatMap(({ egsSerial }) => egsSerial ?? []);
      await holdUnits(tx, establishmentId, serials);
      const known = await readKnown(tx, establishmentId, certificates);
      refuseArchived(known.establishment);
      const sighted = certificates.map((certificate, index) => ({ file: "", row: index + 1, certificate }));
      const taken = judgeAll(known, sighted, asked, at).map(admitted);
      const made = await makeUnits(tx, known, taken);
      await watchUnits(tx, known, taken);
      await keep(tx, establishmentId, taken, made, at);
      tx.audit({
        action: "take_over.watch",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
        detail: { certificates: taken.length, devicesMade: made.size },
      });
      return { watched: taken.length, made: made.size };
    }),
});

type Taken = {
  readonly certificate: CertificateView;
  readonly environment: Environment;
  readonly unit: KnownUnit | undefined;
  readonly branch: KnownBranch;
  readonly warnings: readonly string[];
};

function admitted({ certificate, environment, unit, branch, refusals, warnings }: Judged): Taken {
  const [reason] = refusals;
  if (certificate === undefined || environment === undefined || reason !== undefined)
    throw new AppError("take_over.changed", { serial: certificate?.serialNumber ?? "" }, [
      { path: "chosen", code: `elsewhere.${reason ?? "malformed"}`, params: {} },
    ]);
  if (branch === undefined) throw new AppError("not_found");
  return { certificate, environment, unit, branch, warnings };
}

/** The units that are not recorded yet, by the fingerprint of their certificate. */
async function makeUnits(tx: Writer, known: Known, taken: readonly Taken[]): Promise<ReadonlyMap<string, string>> {
  const news = taken.filter(({ unit }) => unit === undefined);
  if (news.length === 0) return new Map();
  const rows = news.map(({ certificate, ...place }) => ({
    ...unitColumns(known, certificate, place),
    custody: "watched" as const,
    status: "live" as const,
  }));
  await tx.insert(devices).values(rows);
  await tx
    .insert(deviceBranches)
    .values(rows.map(({ id, branchId, establishmentId }) => ({ deviceId: id, branchId, establishmentId })));
  return new Map(rows.map(({ id }, index) => [news[index]?.certificate.fingerprintSha256 ?? "", id]));
}

/** Drafts and watched units that the records know: their records say what the certificate says, and what was watched before steps aside. */
async function watchUnits(tx: Writer, known: Known, taken: readonly Taken[]): Promise<void> {
  for (const { certificate, unit, branch } of taken) {
    if (unit === undefined) continue;
    await tx
      .update(devices)
      .set({
        custody: "watched",
        status: "live",
        ...certifiedColumns(known, certificate, { branch, name: unit.name }),
      })
      .where(eq(devices.id, unit.id));
    await tx
      .update(credentials)
      .set({ status: "superseded" })
      .where(
        and(
          eq(credentials.deviceId, unit.id),
          eq(credentials.environment, unit.environment),
          eq(credentials.status, "live"),
          eq(credentials.origin, "watched"),
        ),
      );
  }
}

async function keep(
  tx: Writer,
  establishmentId: string,
  taken: readonly Taken[],
  made: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const rows = taken.map(({ certificate, environment, unit, warnings }) => ({
    id: crypto.randomUUID(),
    establishmentId,
    deviceId: unit?.id ?? made.get(certificate.fingerprintSha256) ?? "",
    environment,
    kind: "production" as const,
    status: "live" as const,
    origin: "watched" as const,
    requestId: "",
    warnings: [...warnings],
    createdAt: at,
    ...readColumns(certificate),
  }));
  await tx.insert(credentials).values(rows);
  for (const { deviceId, serialNumber, environment } of rows)
    tx.audit({
      action: "credential.watch",
      entity: "device",
      entityId: deviceId,
      establishmentId,
      detail: { serialNumber, environment, made: [...made.values()].includes(deviceId) },
    });
}

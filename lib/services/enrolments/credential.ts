import { and, desc, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { keyPairs } from "#db/schema/enrolments.ts";
import type { Context } from "#lib/context.ts";
import type { CertificateView } from "#lib/crypto/certificate.ts";
import type { CredentialKind } from "#lib/domain/enrolment.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { AppError } from "#lib/errors.ts";
import { Credential } from "#lib/gateway/credentials.ts";
import type { Secret } from "#lib/secret.ts";
import { openKeyPair } from "#lib/services/credentials/key-pair.ts";
import type { Purpose } from "#lib/vault/vault.ts";
import type { EnrolmentRecord } from "./load.ts";

export type CredentialRecord = typeof credentials.$inferSelect;

const sealed = (row: string, field: "token_sealed" | "secret_sealed") => ({ table: "credentials", row, field });

type Given = { readonly requestId: string; readonly token: Secret; readonly secret: Secret };

/** Stores what the gateway gave, sealed, before anything is made of it. */
export async function keepCredential(
  ctx: Context,
  tx: Writer,
  enrolment: EnrolmentRecord,
  kind: CredentialKind,
  { requestId, token, secret }: Given,
): Promise<string> {
  const id = crypto.randomUUID();
  await tx.insert(credentials).values({
    id,
    establishmentId: enrolment.establishmentId,
    deviceId: enrolment.deviceId,
    environment: enrolment.environment,
    kind,
    enrolmentId: enrolment.id,
    keyPairId: enrolment.keyPairId,
    requestId,
    tokenSealed: ctx.vault.seal(sealed(id, "token_sealed"), token),
    secretSealed: ctx.vault.seal(sealed(id, "secret_sealed"), secret),
    createdAt: ctx.clock.now(),
  });
  return id;
}

/** The newest credential of a kind that this enrolment was given. */
export async function findCredential(
  db: Pick<Reader, "select">,
  enrolment: EnrolmentRecord,
  kind: CredentialKind,
): Promise<CredentialRecord | undefined> {
  const [found] = await db
    .select()
    .from(credentials)
    .where(and(eq(credentials.enrolmentId, enrolment.id), eq(credentials.kind, kind)))
    .orderBy(desc(credentials.createdAt))
    .limit(1);
  return found;
}

/** What the certificate says, as columns. */
export const readColumns = (view: CertificateView) => ({
  certificate: view.der,
  fingerprint: view.fingerprintSha256,
  serialNumber: view.serialNumber,
  issuer: view.issuerName,
  commonName: view.subject.commonName,
  vatNumber: view.vatNumber,
  egsSerial: view.egsSerial,
  functionalityMap: functionalityMaps.find((map) => map === view.functionalityMap) ?? null,
  notBefore: view.notBefore,
  notAfter: view.notAfter,
});

/** Opens token and secret for one call. The caller audits the purpose with the step it is for. */
export function openCredential<Kind extends CredentialKind>(
  ctx: Context,
  record: CredentialRecord,
  kind: Kind,
  purpose: Purpose,
): Credential<Kind, CredentialRecord["environment"]> {
  if (record.kind !== kind) throw new AppError("gateway.not_allowed", { reason: "credential_kind" });
  return new Credential(
    kind,
    record.environment,
    ctx.vault.open(sealed(record.id, "token_sealed"), held(record.tokenSealed), purpose),
    ctx.vault.open(sealed(record.id, "secret_sealed"), held(record.secretSealed), purpose),
  );
}

export const openToken = (ctx: Context, record: CredentialRecord, purpose: Purpose): Secret =>
  ctx.vault.open(sealed(record.id, "token_sealed"), held(record.tokenSealed), purpose);

/** A watched certificate has neither key nor login here. */
function held(bytes: Uint8Array | null): Uint8Array {
  if (bytes === null) throw new AppError("credential.not_held");
  return bytes;
}

/** The private key of this enrolment's pair, for signing inside Khatm; it is never part of a request. */
export async function openPrivateKey(ctx: Context, enrolment: EnrolmentRecord, purpose: Purpose): Promise<Secret> {
  const [pair] = await ctx.read((db) =>
    db.select({ sealed: keyPairs.privateKeySealed }).from(keyPairs).where(eq(keyPairs.id, enrolment.keyPairId)),
  );
  if (pair === undefined) throw new AppError("not_found");
  return openKeyPair(ctx.vault, { id: enrolment.keyPairId, sealed: pair.sealed }, purpose);
}

/** The audit entry that every opening of a secret leaves. */
export function auditOpening(
  tx: Writer,
  holder: Pick<EnrolmentRecord, "id" | "establishmentId">,
  what: "otp" | "credential" | "private_key",
  purpose: Purpose,
): void {
  tx.audit({
    action: "secret.open",
    entity: what,
    entityId: holder.id,
    establishmentId: holder.establishmentId,
    detail: { purpose },
  });
}

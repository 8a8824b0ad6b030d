import { asc, eq } from "drizzle-orm";
import { findings } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { complianceChecks, enrolmentEvents } from "#db/schema/enrolments.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadEnrolment } from "#lib/services/enrolments/load.ts";
import { jsonEntry, textEntry, zipped, type Download, type Entry } from "./archive.ts";
import { auditExport } from "./audit.ts";
import { callEntry, callsOf } from "./calls.ts";
import { filesOf, listed, selectDocuments } from "./document-files.ts";
import { OfCase } from "./schema.ts";

type Case = {
  readonly what: "document" | "enrolment";
  readonly id: string;
  readonly establishmentId: string;
  readonly entries: readonly Entry[];
};

/** What support asks for about one document or one enrolment: certificate request, certificates, requests and answers. No key, no secret. */
export const exportCase = command({
  name: "evidence.export_case",
  permission: "document:read",
  input: OfCase,
  async run(ctx, { documentId, enrolmentId }): Promise<Download> {
    const now = ctx.clock.now();
    const found = await ctx.read(async (db) => {
      if (documentId !== undefined) return await ofDocument(db, documentId, now);
      if (enrolmentId !== undefined) return await ofEnrolment(db, enrolmentId, now);
      throw new AppError("not_found");
    });
    const { what, id, establishmentId, entries } = found;
    await auditExport(ctx, what, { establishmentId, entityId: id });
    return { name: `${what}_${id}.zip`, type: "application/zip", chunks: zipped(each(entries)) };
  },
});

async function* each(entries: readonly Entry[]): AsyncGenerator<Entry> {
  yield* entries;
}

async function ofDocument(db: Reader, id: string, now: Date): Promise<Case> {
  const [document] = await selectDocuments(db).where(eq(documentIdentities.id, id));
  if (document === undefined) throw new AppError("not_found");
  const said = await db
    .select({
      foundAt: findings.foundAt,
      source: findings.source,
      severity: findings.severity,
      code: findings.code,
      category: findings.category,
      path: findings.path,
      params: findings.params,
      message: findings.message,
    })
    .from(findings)
    .where(eq(findings.documentId, id))
    .orderBy(asc(findings.foundAt), asc(findings.code));
  const [signer] = await db
    .select({ enrolmentId: credentials.enrolmentId, establishmentId: credentials.establishmentId })
    .from(credentials)
    .where(eq(credentials.id, document.credentialId));
  if (signer === undefined) throw new AppError("not_found");
  const entries = [
    jsonEntry("case.json", { document: listed(document), findings: said }, now),
    ...(signer.enrolmentId === null ? [] : await requestOf(db, signer.enrolmentId, now)),
    ...(await filesOf(db, document)),
  ];
  return { what: "document", id, establishmentId: signer.establishmentId, entries };
}

/** The certificate request and what was issued for it; a credential that was taken over had its own elsewhere. */
async function requestOf(db: Reader, enrolmentId: string, now: Date) {
  const { csrPem } = await loadEnrolment(db, enrolmentId);
  return [textEntry("csr.pem", csrPem, now), ...(await certificatesOf(db, enrolmentId))];
}

async function ofEnrolment(db: Reader, id: string, now: Date): Promise<Case> {
  const { csrPem, keyPairId: _pair, ...enrolment } = await loadEnrolment(db, id);
  const events = await db
    .select({
      at: enrolmentEvents.at,
      event: enrolmentEvents.event,
      fromStatus: enrolmentEvents.fromStatus,
      toStatus: enrolmentEvents.toStatus,
      reasonCode: enrolmentEvents.reasonCode,
      reasonParams: enrolmentEvents.reasonParams,
    })
    .from(enrolmentEvents)
    .where(eq(enrolmentEvents.enrolmentId, id))
    .orderBy(asc(enrolmentEvents.id));
  const checks = await db
    .select({
      step: complianceChecks.step,
      status: complianceChecks.status,
      attempts: complianceChecks.attempts,
      findings: complianceChecks.findings,
    })
    .from(complianceChecks)
    .where(eq(complianceChecks.enrolmentId, id))
    .orderBy(asc(complianceChecks.step));
  const calls = await callsOf(db, { enrolmentId: id });
  const entries = [
    jsonEntry("case.json", { enrolment, events, checks }, now),
    textEntry("csr.pem", csrPem, now),
    ...(await certificatesOf(db, id)),
    ...calls.map((call, index) => callEntry("calls", index, call)),
  ];
  return { what: "enrolment", id, establishmentId: enrolment.establishmentId, entries };
}

async function certificatesOf(db: Reader, enrolmentId: string): Promise<readonly Entry[]> {
  const rows = await db
    .select({ kind: credentials.kind, certificate: credentials.certificate, createdAt: credentials.createdAt })
    .from(credentials)
    .where(eq(credentials.enrolmentId, enrolmentId))
    .orderBy(asc(credentials.createdAt));
  return rows.flatMap(({ kind, certificate, createdAt }) =>
    certificate === null ? [] : [textEntry(`certificates/${kind}.pem`, pem(certificate), createdAt)],
  );
}

function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

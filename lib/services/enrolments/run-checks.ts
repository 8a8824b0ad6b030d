import { and, eq, notInArray } from "drizzle-orm";
import { complianceChecks } from "#db/schema/enrolments.ts";
import type { Context } from "#lib/context.ts";
import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import type { ComplianceStep } from "#lib/domain/functionality-map.ts";
import { AppError } from "#lib/errors.ts";
import type { Issued } from "#lib/ubl/issue.ts";
import { recordCheck, type CheckResult } from "./check-answer.ts";
import { auditOpening, findCredential, openCredential, openPrivateKey, type CredentialRecord } from "./credential.ts";
import type { EnrolmentRecord } from "./load.ts";
import type { Progress } from "./progress.ts";
import { readCompliance } from "./read-compliance.ts";
import { sample, sampleFacts } from "./sample.ts";
import { transition } from "./transition.ts";

/** Sends the sample documents of the device's map, one by one; what has passed is not sent again. */
export async function runChecks(ctx: Context, enrolment: EnrolmentRecord): Promise<Progress> {
  const credential = await ctx.read((db) => findCredential(db, enrolment, "compliance"));
  if (credential === undefined) throw new AppError("not_found");
  if (credential.status === "received") return await readCompliance(ctx, enrolment, credential);

  const [open, facts, key] = [
    await openSteps(ctx, enrolment),
    await sampleFacts(ctx, enrolment),
    await openPrivateKey(ctx, enrolment, "enrolment.run_checks"),
  ];
  const results: CheckResult[] = [];
  for (const step of open) {
    const issued = await sample(step, facts, { key, certificate: certificateOf(credential) }, ctx.clock.now());
    results.push(await runCheck(ctx, enrolment, credential, step, issued));
    if (results.at(-1) === "stop") return "wait";
  }
  return await conclude(ctx, enrolment, results);
}

async function runCheck(
  ctx: Context,
  enrolment: EnrolmentRecord,
  credential: CredentialRecord,
  step: ComplianceStep,
  { xml, hash, uuid }: Issued,
): Promise<CheckResult> {
  await ctx.atomically(async (tx) => {
    await tx
      .update(complianceChecks)
      .set({ status: "sent", updatedAt: ctx.clock.now() })
      .where(and(eq(complianceChecks.enrolmentId, enrolment.id), eq(complianceChecks.step, step)));
    auditOpening(tx, enrolment, "credential", "enrolment.run_checks");
    auditOpening(tx, enrolment, "private_key", "enrolment.run_checks");
  });
  ctx.checkpoint("check.asked");
  const answer = await ctx.gateway.checkCompliance({
    environment: enrolment.environment,
    credential: openCredential(ctx, credential, "compliance", "enrolment.run_checks"),
    document: { invoiceHash: hash, uuid, xml },
  });
  ctx.checkpoint("check.answered");
  return await recordCheck(ctx, enrolment, credential, step, answer);
}

async function conclude(ctx: Context, enrolment: EnrolmentRecord, results: readonly CheckResult[]): Promise<Progress> {
  const failed = results.filter((result) => result === "failed").length;
  await ctx.atomically(async (tx) => {
    const at = ctx.clock.now();
    if (failed === 0) await transition(tx, enrolment, "checksPassed", { at, set: { failures: 0 } });
    else
      await transition(tx, enrolment, "checkFailed", {
        at,
        reason: { code: "check_failed", params: { count: failed } },
      });
  });
  return failed === 0 ? "go" : "wait";
}

async function openSteps(ctx: Context, enrolment: EnrolmentRecord): Promise<readonly ComplianceStep[]> {
  const rows = await ctx.read((db) =>
    db
      .select({ step: complianceChecks.step })
      .from(complianceChecks)
      .where(
        and(
          eq(complianceChecks.enrolmentId, enrolment.id),
          notInArray(complianceChecks.status, ["passed", "passed_with_warnings"]),
        ),
      )
      .orderBy(complianceChecks.step),
  );
  return rows.map(({ step }) => step);
}

function certificateOf(credential: CredentialRecord): CertificateView {
  if (credential.certificate === null) throw new AppError("certificate.unreadable");
  return readCertificate(credential.certificate);
}

import { eq } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import type { Context } from "#lib/context.ts";
import { keyMatchesCertificate, readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { AppError } from "#lib/errors.ts";
import { auditOpening, openPrivateKey, openToken, readColumns, type CredentialRecord } from "./credential.ts";
import { stop } from "./delay.ts";
import type { EnrolmentRecord } from "./load.ts";
import type { Progress } from "./progress.ts";
import { remark } from "./transition.ts";

/** Reads the compliance certificate that was stored as it came, before anything is signed for it. */
export async function readCompliance(
  ctx: Context,
  enrolment: EnrolmentRecord,
  credential: CredentialRecord,
): Promise<Progress> {
  const view = readToken(openToken(ctx, credential, "enrolment.read_certificate").revealText());
  const key = await openPrivateKey(ctx, enrolment, "enrolment.read_certificate");
  const usable = view !== undefined && keyMatchesCertificate(key, view);
  await ctx.atomically(async (tx) => {
    auditOpening(tx, enrolment, "credential", "enrolment.read_certificate");
    const read = view === undefined ? {} : readColumns(view);
    await tx
      .update(credentials)
      .set({ ...read, status: usable ? "ready" : "refused" })
      .where(eq(credentials.id, credential.id));
    if (usable) await remark(tx, enrolment, "certificateRead", { at: ctx.clock.now() });
    else await stop(ctx, tx, enrolment, { code: "compliance_certificate_unusable" });
  });
  return usable ? "go" : "wait";
}

/** The certificate in a token, or undefined when there is none to read. */
export function readToken(token: string): CertificateView | undefined {
  try {
    return readCertificate(token);
  } catch (error) {
    if (error instanceof AppError && error.code === "certificate.unreadable") return undefined;
    throw error;
  }
}

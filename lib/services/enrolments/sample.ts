import type { Context } from "#lib/context.ts";
import type { CertificateView } from "#lib/crypto/certificate.ts";
import { signHashAside } from "#lib/crypto/signature.ts";
import type { ComplianceStep } from "#lib/domain/functionality-map.ts";
import type { Secret } from "#lib/secret.ts";
import { sellerFacts } from "#lib/services/branches/seller-facts.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { complianceDocument } from "#lib/ubl/compliance.ts";
import { firstPih, issueDocumentAsync, type Issued } from "#lib/ubl/issue.ts";
import type { SellerFacts } from "#lib/ubl/seller.ts";
import type { ChainPosition } from "#lib/ubl/write.ts";
import type { EnrolmentRecord } from "./load.ts";

/** The samples are true to the records as they are now: a corrected building number is in the next try. */
export function sampleFacts(ctx: Context, enrolment: EnrolmentRecord): Promise<SellerFacts> {
  return ctx.read(async (db) => sellerFacts(db, (await loadDevice(db, enrolment.deviceId)).branchId));
}

export function sample(
  step: ComplianceStep,
  facts: SellerFacts,
  { key, certificate }: { key: Secret; certificate: CertificateView },
  at: Date,
  /** Where it stands in its unit's chain; a new unit's is at its beginning. */
  position: ChainPosition = { icv: 1, pih: firstPih },
): Promise<Issued> {
  const document = complianceDocument(step, { ...facts, uuid: crypto.randomUUID(), issuedAt: at });
  return issueDocumentAsync({ document, ...position, certificate, signingTime: at }, (hash) =>
    signHashAside(key, hash),
  );
}

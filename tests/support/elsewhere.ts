import { buildCsr } from "#lib/crypto/build-csr.ts";
import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { exportPrivateKey, generateKeyPair } from "#lib/crypto/key-pair.ts";
import { signHash } from "#lib/crypto/signature.ts";
import { stepsFor, type ComplianceStep } from "#lib/domain/functionality-map.ts";
import type { Gateway } from "#lib/gateway/client.ts";
import { Otp, type Credential, type CredentialKind } from "#lib/gateway/credentials.ts";
import { Secret } from "#lib/secret.ts";
import { complianceDocument } from "#lib/ubl/compliance.ts";
import { firstPih, issueDocument } from "#lib/ubl/issue.ts";

const environment = "simulator";

/** What another system holds of a unit: all that a take-over asks for. */
export type UnitElsewhere = {
  readonly privateKey: string;
  readonly token: string;
  readonly secret: string;
  readonly certificate: CertificateView;
  readonly egsSerial: string;
  readonly lastIcv: string;
  readonly lastHash: string;
  readonly lastDocument: Uint8Array;
};

type Order = {
  readonly gateway: Gateway;
  readonly vatNumber: string;
  readonly code: string;
  readonly now: Date;
  readonly name?: string;
  /** How many documents it has reported. */
  readonly documents?: number;
};

/** Onboards a unit at the simulator without Khatm, and lets it report documents, as another system would have done. */
export async function aUnitElsewhere(order: Order): Promise<UnitElsewhere> {
  const { gateway, vatNumber, code, now, name = "Old till 4", documents = 3 } = order;
  const { privateKey } = generateKeyPair();
  const egsSerial = `1-Elsewhere|2-9.1|3-${crypto.randomUUID()}`;
  const csr = await buildCsr({
    environment,
    privateKey,
    config: {
      commonName: name,
      serialNumber: egsSerial,
      organizationIdentifier: vatNumber,
      organizationUnitName: "Olaya branch",
      organizationName: "Riyadh Palms Trading Company",
      countryName: "SA",
      invoiceType: "0100",
      locationAddress: "3712 Olaya Street Riyadh",
      industryBusinessCategory: "Retail trade",
    },
  });
  const otp = new Otp("onboarding", environment, new Secret(code));
  const asked = await gateway.requestCompliance({ environment, otp, csr: csr.pem });
  if (asked.outcome.kind !== "issued") throw new Error(`no compliance CSID: ${asked.outcome.kind}`);
  const { credential: compliance, requestId } = asked.outcome;
  const sample = samples(vatNumber, privateKey, now);
  for (const step of stepsFor("0100")) {
    const document = sample(step, compliance, { icv: 1, pih: firstPih });
    await gateway.checkCompliance({ environment, credential: compliance, document: sentOf(document) });
  }
  const call = { environment, credential: compliance, complianceRequestId: requestId } as const;
  const { outcome } = await gateway.requestProduction(call);
  if (outcome.kind !== "issued") throw new Error(`no production CSID: ${outcome.kind}`);
  const { credential } = outcome;
  let last = { icv: 0, hash: firstPih, xml: new Uint8Array() };
  for (let icv = 1; icv <= documents; icv += 1) {
    const document = sample("simplified-compliant", credential, { icv, pih: last.hash });
    const reported = await gateway.report({ environment, credential, document: sentOf(document) });
    if (!reported.outcome.kind.startsWith("accepted")) throw new Error(`not reported: ${reported.outcome.kind}`);
    last = { icv, hash: document.hash, xml: Uint8Array.from(document.xml) };
  }
  const token = credential.token.revealText();
  return {
    privateKey: exportPrivateKey(privateKey, "sec1").revealText(),
    token,
    secret: credential.secret.revealText(),
    certificate: readCertificate(token),
    egsSerial,
    lastIcv: String(last.icv),
    lastHash: last.hash,
    lastDocument: last.xml,
  };
}

const sentOf = ({ hash, uuid, xml }: ReturnType<ReturnType<typeof samples>>) => ({ invoiceHash: hash, uuid, xml });

function samples(vatNumber: string, privateKey: Secret, now: Date) {
  return (
    step: ComplianceStep,
    credential: Credential<CredentialKind, typeof environment>,
    position: { readonly icv: number; readonly pih: string },
  ) => {
    const document = complianceDocument(step, {
      nameArabic: "شركة نخيل الرياض للتجارة",
      nameEnglish: "Riyadh Palms Trading Company",
      vatNumber,
      identifier: { scheme: "CRN", value: "1010567844" },
      address: {
        street: "شارع العليا",
        buildingNumber: "3712",
        district: "العليا",
        city: "الرياض",
        postalCode: "12213",
      },
      uuid: crypto.randomUUID(),
      issuedAt: now,
    });
    const certificate = readCertificate(credential.token.revealText());
    return issueDocument({ document, ...position, certificate, signingTime: now }, (hash) =>
      signHash(privateKey, hash),
    );
  };
}

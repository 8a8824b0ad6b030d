import { randomUUID } from "node:crypto";
import { buildCsr } from "#lib/crypto/build-csr.ts";
import { readCertificate } from "#lib/crypto/certificate.ts";
import { generateKeyPair } from "#lib/crypto/key-pair.ts";
import { signHash } from "#lib/crypto/signature.ts";
import type { ComplianceStep } from "#lib/domain/functionality-map.ts";
import { createGateway, type DocumentBytes, type Gateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { Otp, type Credential, type CredentialKind, type OtpKind } from "#lib/gateway/credentials.ts";
import type { Wire } from "#lib/gateway/send.ts";
import { Secret } from "#lib/secret.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "#lib/simulator/create.ts";
import { complianceDocument } from "#lib/ubl/compliance.ts";
import { firstPih, issueDocument } from "#lib/ubl/issue.ts";

export const vat = "399416307500003";
export const environment = "simulation";
type Environment = typeof environment;

const clock = { now: () => new Date("2026-03-01T09:00:00Z") };

export type Platform = { readonly simulator: Simulator; readonly gateway: Gateway };

export function platform(options: Partial<SimulatorOptions> = {}, wire: Partial<Wire> = {}): Platform {
  const simulator = createSimulator({ check: () => ({ schemaValid: true, messages: [] }), clock, ...options });
  const gateway = createGateway({
    fetch: (request) => simulator.fetch(request),
    config: gatewayConfig({}),
    clock,
    ...wire,
  });
  return { simulator, gateway };
}

export function otpOf<Kind extends OtpKind>({ simulator }: Platform, kind: Kind): Otp<Kind, Environment> {
  const [made] = simulator.makeOtps({ station: environment, vat, kind });
  return new Otp(kind, environment, new Secret(made?.code ?? ""));
}

export async function keyAndCsr(invoiceType = "1100") {
  const { privateKey } = generateKeyPair();
  const config = {
    commonName: `TILL-1-${vat}`,
    serialNumber: "1-Khatm|2-1.0|3-7c1f3a52-0f0e-4c57-9a55-6a2c6d0d3a11",
    organizationIdentifier: vat,
    organizationUnitName: "Riyadh Branch",
    organizationName: "Sample Trading Est",
    countryName: "SA",
    invoiceType,
    locationAddress: "RRRD2929",
    industryBusinessCategory: "Retail",
  };
  return { privateKey, csr: (await buildCsr({ config, environment, privateKey })).pem };
}

/** One sample document, stamped with this credential's certificate and key. */
export function sample(
  step: ComplianceStep,
  privateKey: Secret,
  credential: Credential<CredentialKind, Environment>,
  icv = 1,
): DocumentBytes {
  const facts = {
    nameArabic: "مؤسسة مثال",
    nameEnglish: "Sample Est",
    vatNumber: vat,
    identifier: { scheme: "CRN", value: "1010295846" },
    address: {
      street: "شارع | Street",
      buildingNumber: "1234",
      additionalNumber: "5678",
      district: "العليا",
      city: "الرياض",
      postalCode: "12345",
      country: "SA",
    },
    uuid: randomUUID(),
    issuedAt: clock.now(),
  };
  const certificate = readCertificate(credential.token.revealText());
  const issue = {
    document: complianceDocument(step, facts),
    certificate,
    signingTime: clock.now(),
    icv,
    pih: firstPih,
  };
  const { xml, hash, uuid } = issueDocument(issue, (digest) => signHash(privateKey, digest));
  return { xml, uuid, invoiceHash: hash };
}

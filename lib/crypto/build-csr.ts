import "reflect-metadata";
import { createPublicKey } from "node:crypto";
import { AsnConvert } from "@peculiar/asn1-schema";
import { DirectoryString, type Name } from "@peculiar/asn1-x509";
import { Extension, Name as X509Name, Pkcs10CertificateRequestGenerator } from "@peculiar/x509";
import { templateName, type Environment } from "#lib/domain/environment.ts";
import type { Secret } from "#lib/secret.ts";
import { toPem } from "./armour.ts";
import { checkCsrConfig, refuseErrors, type CsrRules } from "./check-csr-config.ts";
import { sanLayout, sanOid, subjectLayout, templateOid, type CsrConfig } from "./csr-config.ts";
import { directoryNameValue, nameOf } from "./distinguished-name.ts";
import { K256Key, k256Crypto } from "./k256.ts";
import { signingKey } from "./key-pair.ts";

type CsrOrder = {
  readonly config: CsrConfig;
  readonly environment: Environment;
  readonly privateKey: Secret;
  /** ASN.1 type of the template name; both are reported to work. Default `utf8`, as in the SDK's sample. */
  readonly templateStringType?: "utf8" | "printable";
  readonly checks?: CsrRules;
};

/**
 * A PKCS#10 request (RFC 2986) as ZATCA's SDK makes it: subject C, OU, O, CN; extensionRequest with the environment's template
 * name and one SAN directoryName; ECDSA with SHA-256 on secp256k1. Errors: `csr.refused`, `key.unreadable`.
 */
export async function buildCsr(order: CsrOrder): Promise<{ readonly der: Uint8Array; readonly pem: string }> {
  const { config, environment, privateKey, templateStringType = "utf8", checks = {} } = order;
  refuseErrors(checkCsrConfig(config, checks));

  const key = signingKey(privateKey);
  const request = await Pkcs10CertificateRequestGenerator.create(
    {
      name: new X509Name(AsnConvert.serialize(laidOut(subjectLayout, config))),
      keys: { privateKey: new K256Key("private", key), publicKey: new K256Key("public", createPublicKey(key)) },
      signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
      extensions: [
        new Extension(templateOid, false, templateValue(templateName[environment], templateStringType)),
        new Extension(sanOid, false, directoryNameValue(laidOut(sanLayout, config))),
      ],
    },
    k256Crypto,
  );
  const der = new Uint8Array(request.rawData);
  return { der, pem: toPem("CERTIFICATE REQUEST", der) };
}

/** The `csr` field of `POST /compliance` and `PATCH /production/csids`: base64 of the whole PEM text. */
export function csrField(pem: string): string {
  return Buffer.from(pem, "utf8").toString("base64");
}

function laidOut(layout: typeof subjectLayout | typeof sanLayout, config: CsrConfig): Name {
  return nameOf(layout.map(([oid, field]) => [oid, config[field]] as const));
}

function templateValue(name: string, stringType: "utf8" | "printable"): ArrayBuffer {
  return AsnConvert.serialize(
    new DirectoryString(stringType === "utf8" ? { utf8String: name } : { printableString: name }),
  );
}

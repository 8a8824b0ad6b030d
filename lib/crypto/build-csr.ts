import { createPublicKey, sign, type KeyObject } from "node:crypto";
import { templateName, type Environment } from "#lib/domain/environment.ts";
import type { Secret } from "#lib/secret.ts";
import { toPem } from "./armour.ts";
import { checkCsrConfig, refuseErrors, type CsrRules } from "./check-csr-config.ts";
import { sanLayout, subjectLayout, templateOid, type CsrConfig } from "./csr-config.ts";
import { derTag } from "./der.ts";
import { der, derOid, derText } from "./der-write.ts";
import { oids, sanOid } from "./distinguished-name.ts";
import { signingKey } from "./key-pair.ts";

type CsrOrder = {
  readonly config: CsrConfig;
  readonly environment: Environment;
  readonly privateKey: Secret;
  /** ASN.1 type of the template name; both are reported to work. Default `utf8`, as in the SDK's sample. */
  readonly templateStringType?: "utf8" | "printable";
  readonly checks?: CsrRules;
};

const { bitString, integer, octetString, printableString, sequence, set, utf8String } = derTag;
/** RFC 2986 section 4.1: the attributes; RFC 5280 section 4.2.1.6: a directoryName. */
const [attributesTag, directoryNameTag] = [0xa0, 0xa4];
const version = der(integer, Uint8Array.of(0));
const extensionRequest = derOid("1.2.840.113549.1.9.14");
const ecdsaWithSha256 = der(sequence, derOid("1.2.840.10045.4.3.2"));

/**
 * A PKCS#10 request (RFC 2986) as ZATCA's SDK makes it: subject C, OU, O, CN; extensionRequest with the environment's template
 * name and one SAN directoryName; ECDSA with SHA-256 on secp256k1. Errors: `csr.refused`, `key.unreadable`.
 */
export async function buildCsr(order: CsrOrder): Promise<{ readonly der: Uint8Array; readonly pem: string }> {
  const { config, environment, privateKey, templateStringType = "utf8", checks = {} } = order;
  refuseErrors(checkCsrConfig(config, checks));

  const key = signingKey(privateKey);
  const template = derText(templateStringType === "utf8" ? utf8String : printableString, templateName[environment]);
  const unit = der(sequence, der(directoryNameTag, nameOf(sanLayout, config)));
  const extensions = der(sequence, extension(templateOid, template), extension(sanOid, unit));
  const info = der(
    sequence,
    version,
    nameOf(subjectLayout, config),
    createPublicKey(key).export({ format: "der", type: "spki" }),
    der(attributesTag, der(sequence, extensionRequest, der(set, extensions))),
  );
  const signature = der(bitString, Uint8Array.of(0), await signed(info, key));
  const request = Uint8Array.from(der(sequence, info, ecdsaWithSha256, signature));
  return { der: request, pem: toPem("CERTIFICATE REQUEST", request) };
}

/** The `csr` field of `POST /compliance` and `PATCH /production/csids`: base64 of the whole PEM text. */
export function csrField(pem: string): string {
  return Buffer.from(pem, "utf8").toString("base64");
}

/** A Name of single-valued RDNs in the order of the layout. C is a PrintableString, all else UTF8String (X.520, ZATCA's own samples). */
function nameOf(layout: typeof subjectLayout | typeof sanLayout, config: CsrConfig): Uint8Array {
  const attributes = layout.map(([oid, field]) => {
    const value = derText(oid === oids.country ? printableString : utf8String, config[field]);
    return der(set, der(sequence, derOid(oid), value));
  });
  return der(sequence, ...attributes);
}

const extension = (oid: string, value: Uint8Array): Uint8Array => der(sequence, derOid(oid), der(octetString, value));

const signed = (message: Uint8Array, key: KeyObject): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    sign("sha256", message, key, (error, signature) => (error ? reject(error) : resolve(signature)));
  });

import { readFileSync } from "node:fs";
import { readCertificate } from "#lib/crypto/certificate.ts";
import { importPrivateKey } from "#lib/crypto/key-pair.ts";
import { Secret } from "#lib/secret.ts";

const keyFile = new URL("../vectors/keys/egs-1.key.pem", import.meta.url);
const certificateFile = new URL("../vectors/keys/egs-1.crt.pem", import.meta.url);
export const keyPem = readFileSync(keyFile, "utf8");
export const certificatePem = readFileSync(certificateFile, "utf8");
export const certificate = readCertificate(certificatePem);
export const privateKey = importPrivateKey(new Secret(keyPem));

import { readCertificate } from "#lib/crypto/certificate.ts";
import { importPrivateKey } from "#lib/crypto/key-pair.ts";
import { Secret } from "#lib/secret.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { signDocument } from "#lib/ubl/sign.ts";
import { sampleDocument, signingTime } from "./sample-document.ts";

const { KHATM_BENCH_KEY = "", KHATM_BENCH_CERTIFICATE = "" } = process.env;
const privateKey = importPrivateKey(new Secret(KHATM_BENCH_KEY));
const certificate = readCertificate(KHATM_BENCH_CERTIFICATE);
signDocument({ document: sampleDocument(10), icv: 1, pih: firstPih, privateKey, certificate, signingTime });
process.stdout.write(JSON.stringify(process.cpuUsage()));

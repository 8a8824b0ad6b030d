import { firstPih } from "#lib/ubl/issue.ts";
import { signDocument } from "#lib/ubl/sign.ts";
import { certificate, privateKey, sampleDocument, signingTime } from "./sample.ts";

signDocument({ document: sampleDocument(10), icv: 1, pih: firstPih, privateKey, certificate, signingTime });
process.stdout.write(JSON.stringify(process.cpuUsage()));

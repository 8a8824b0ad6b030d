import { firstPih } from "#lib/ubl/issue.ts";
import { signDocument } from "#lib/ubl/sign.ts";
import { certificate, privateKey } from "./sample.ts";
import { sampleDocument, signingTime } from "./sample-document.ts";

const [size = 10, count = 1000, step = 0] = process.argv.slice(2).map(Number);
const document = sampleDocument(size);
const resident: number[] = [];
let pih = firstPih;
for (let icv = 1; icv <= count; icv++) {
  pih = signDocument({ document, icv, pih, privateKey, certificate, signingTime }).hash;
  if (step > 0 && icv % step === 0) {
    globalThis.gc?.();
    resident.push(process.memoryUsage().rss / 1e6);
  }
}
process.stdout.write(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1000, resident }));

import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { benchChecking } from "#tests/bench/checking.ts";
import { benchCsr } from "#tests/bench/csr.ts";
import { benchDraining } from "#tests/bench/draining.ts";
import { benchIssuing } from "#tests/bench/issuing.ts";
import { benchAudit, benchRotation } from "#tests/bench/keeping.ts";
import { benchOnboarding } from "#tests/bench/onboarding.ts";
import { findPeers, type Peer } from "#tests/bench/peers.ts";
import { benchColdStart, benchEventLoop, benchMemory } from "#tests/bench/processes.ts";
import { withProduct } from "#tests/bench/product.ts";
import { benchSigning } from "#tests/bench/signing.ts";
import { machine, tableOf, verdictOf, type Row } from "#tests/bench/report.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "15" },
    lines: { type: "string", default: "1,10,100,1000" },
    strict: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);

/** Asked for by the parts that need them alone, since they may have to be installed first. */
const peers = async (): Promise<readonly Peer[]> => {
  const found = await findPeers();
  if (typeof found !== "string") return found;
  process.stderr.write(`${found}\nMeasured without them.\n`);
  return [];
};

/** Every part by the name that --only takes. */
const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  signing: async () => await benchSigning(await peers(), rounds, values.lines.split(",").map(Number)),
  csr: async () => await benchCsr(await peers(), rounds),
  loop: () => benchEventLoop(rounds),
  checking: () => benchChecking(rounds),
  start: async () => benchColdStart(rounds),
  issuing: () => withProduct((product) => benchIssuing(product, rounds)),
  draining: () => withProduct(benchDraining),
  onboarding: () => withProduct(benchOnboarding),
  audit: () => withProduct(benchAudit),
  rotation: async () => benchRotation(),
  memory: async () => benchMemory(),
};

const wanted = values.only?.split(",") ?? Object.keys(parts);
const rows: Row[] = [];
process.stdout.write(`${machine()}\n`);
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) throw new Error(`--only takes ${Object.keys(parts).join(", ")}`);
  process.stderr.write(`${name} …\n`);
  const measured = await part();
  process.stderr.write(`${tableOf(measured)}\n`);
  rows.push(...measured);
}
process.stdout.write(`\n${tableOf(rows)}\n\nLoad at the end: ${loadavg()[0]?.toFixed(1)}\n`);
const missed = rows.filter((row) => verdictOf(row) === "NOT MET");
if (missed.length > 0)
  process.stdout.write(`Not met: ${missed.map(({ goal, what }) => `${goal} ${what}`).join("; ")}\n`);
if (values.strict && missed.length > 0) process.exitCode = 1;

import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { findPeers } from "#tests/bench/peers.ts";
import { withProduct } from "#tests/bench/product.ts";
import { machine, tableOf, verdictOf, type Row } from "#tests/bench/report.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "15" },
    strict: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const found = await findPeers();
if (typeof found === "string") process.stderr.write(`${found}\nMeasured without them.\n`);
const peers = typeof found === "string" ? [] : found;

/** Every part by the name that --only takes. */
const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  signing: async () => await (await import("#tests/bench/signing.ts")).benchSigning(peers, rounds),
  csr: async () => await (await import("#tests/bench/csr.ts")).benchCsr(peers, rounds),
  loop: async () => await (await import("#tests/bench/processes.ts")).benchEventLoop(rounds),
  start: async () => (await import("#tests/bench/processes.ts")).benchColdStart(rounds),
  issuing: async () =>
    await withProduct(async (product) => (await import("#tests/bench/issuing.ts")).benchIssuing(product, rounds)),
  draining: async () =>
    await withProduct(async (product) => (await import("#tests/bench/draining.ts")).benchDraining(product)),
  onboarding: async () =>
    await withProduct(async (product) => (await import("#tests/bench/onboarding.ts")).benchOnboarding(product)),
  memory: async () => (await import("#tests/bench/processes.ts")).benchMemory(),
};

const wanted = values.only?.split(",") ?? Object.keys(parts);
const rows: Row[] = [];
process.stdout.write(`${machine()}\n`);
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) throw new Error(`--only takes ${Object.keys(parts).join(", ")}`);
  process.stderr.write(`${name} …\n`);
  rows.push(...(await part()));
}
process.stdout.write(`\n${tableOf(rows)}\n\nLoad at the end: ${loadavg()[0]?.toFixed(1)}\n`);
const missed = rows.filter((row) => verdictOf(row) === "NOT MET");
if (missed.length > 0)
  process.stdout.write(`Not met: ${missed.map(({ goal, what }) => `${goal} ${what}`).join("; ")}\n`);
if (values.strict && missed.length > 0) process.exitCode = 1;

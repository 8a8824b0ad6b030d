import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { issueDocumentAsync, firstPih } from "#lib/ubl/issue.ts";
import { signHashAside } from "#lib/crypto/signature.ts";
import { median } from "./measure.ts";
import type { Row } from "./report.ts";
import { certificate, certificatePem, keyPem, privateKey } from "./sample.ts";
import { sampleDocument, signingTime } from "./sample-document.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}): unknown =>
  JSON.parse(execFileSync(process.execPath, [...args], { encoding: "utf8", env: { ...process.env, ...env } }));

const Load = z.object({ peak: z.number(), resident: z.array(z.number()) });
const Cpu = z.object({ user: z.number(), system: z.number() });

function load(size: number, count: number, step = 0): z.output<typeof Load> {
  return Load.parse(node(["--expose-gc", file("load.ts"), String(size), String(count), String(step)]));
}

/** P10: processes that do nothing but sign. */
export function benchMemory(): readonly Row[] {
  const { resident } = load(10, 50_000, 5_000);
  const steps = resident.slice(2).map((size, index) => size - (resident[index + 1] ?? size));
  const common = { goal: "P10", unit: "MB" };
  return [
    {
      ...common,
      what: "peak after 2,000 invoices of 10 lines",
      value: load(10, 2_000).peak,
      must: { most: 110 },
      excellent: { most: 85 },
    },
    {
      ...common,
      what: "peak after 200 invoices of 1,000 lines",
      value: load(1_000, 200).peak,
      must: { most: 200 },
      excellent: { most: 130 },
    },
    // a leak grows in every step, V8's young generation in one
    { ...common, what: "growth per 10,000 invoices, median over 50,000", value: 2 * median(steps), must: { most: 1 } },
    { ...common, what: "largest growth in 5,000 of them", value: Math.max(...steps) },
  ];
}

const doNothing = "process.stdout.write(JSON.stringify(process.cpuUsage()))";

/**
 * P11: processor time of a process that takes document data, key and certificate and signs one invoice, beside one that does nothing.
 * The product's programs start with Node's compile cache, so the goal is for that; without it each start strips the types again.
 */
export function benchColdStart(rounds: number): readonly Row[] {
  const folder = mkdtempSync(join(tmpdir(), "khatm-bench-"));
  const given = { KHATM_BENCH_KEY: keyPem, KHATM_BENCH_CERTIFICATE: certificatePem };
  const cached = { ...given, NODE_COMPILE_CACHE: folder };
  const uncached = { ...given, NODE_DISABLE_COMPILE_CACHE: "1" };
  const single = file("single.ts");
  try {
    cost([single], cached);
    const costs = Array.from({ length: rounds }, () => ({
      none: cost(["-e", doNothing], cached),
      shipped: cost([single], cached),
      source: cost([single], uncached),
    }));
    const row = (what: string, own: "source" | "shipped"): Row => ({
      goal: "P11",
      what: `${what} (${median(costs.map((each) => each[own])).toFixed(0)} ms)`,
      value: median(costs.map((each) => each[own] / each.none)),
      unit: "x",
    });
    const bounds = { must: { most: 2.2 }, excellent: { most: 1.6 } };
    return [
      { ...row("start and sign one invoice, as the product starts", "shipped"), ...bounds },
      row("the same, types stripped anew", "source"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cost(args: readonly string[], env: Readonly<Record<string, string>>): number {
  const { user, system } = Cpu.parse(node(args, env));
  return (user + system) / 1000;
}

/** P12: what a server's event loop cannot do meanwhile, with eight invoices of 10 lines under way. */
export async function benchEventLoop(rounds: number): Promise<readonly Row[]> {
  const document = sampleDocument(10);
  const issue = { document, icv: 1, pih: firstPih, certificate, signingTime };
  const batch = 200;
  const one = (): Promise<unknown> => issueDocumentAsync(issue, (hash) => signHashAside(privateKey, hash));
  const sender = async (): Promise<void> => {
    for (let i = 0; i < batch / 8; i++) await one();
  };
  const spent: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const before = process.threadCpuUsage();
    await Promise.all(Array.from({ length: 8 }, sender));
    const { user, system } = process.threadCpuUsage(before);
    if (round > 0) spent.push((user + system) / 1000 / batch);
  }
  const bounds = { must: { most: 0.5 }, excellent: { most: 0.25 } };
  return [{ goal: "P12", what: "event loop per invoice of 10 lines", value: median(spent), unit: "ms", ...bounds }];
}

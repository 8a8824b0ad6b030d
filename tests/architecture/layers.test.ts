import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

/** Each rule with imports that it must refuse and imports of the same file that it must allow. */
const provoked = [
  {
    rule: "pure-folders-stay-pure",
    from: "lib/domain/a.ts",
    refused: ["node:fs", "next/headers", "#db/client.ts", "#lib/vault/store.ts", "#lib/clock.ts"],
    allowed: ["zod", "node:crypto", "#lib/errors.ts", "#lib/crypto/key.ts"],
  },
  {
    rule: "no-framework-under-lib",
    from: "lib/services/devices/a.ts",
    refused: ["next/headers", "react", "next-auth", "next-intl/server"],
    allowed: ["#db/schema/devices.ts", "postgres"],
  },
  {
    rule: "edges-know-no-services",
    from: "lib/vault/a.ts",
    refused: ["#lib/services/devices/schema.ts", "#lib/web/session.ts", "#lib/worker/main.ts", "#lib/cli/main.ts"],
    allowed: ["#lib/errors.ts", "#db/schema/devices.ts"],
  },
  {
    rule: "tables-stay-behind-services",
    from: "lib/web/a.ts",
    refused: ["#db/schema/devices.ts"],
    allowed: ["#db/client.ts"],
  },
  {
    rule: "screens-reach-no-edge",
    from: "app/page.tsx",
    refused: [
      "#db/client.ts",
      "#lib/gateway/send.ts",
      "#lib/vault/store.ts",
      "#lib/queue/jobs.ts",
      "#lib/crypto/key.ts",
      "#lib/ubl/hash.ts",
      "#lib/worker/main.ts",
    ],
    allowed: ["#lib/services/devices/list.ts", "#lib/web/session.ts"],
  },
  {
    rule: "browser-code-stays-small",
    from: "components/client.tsx",
    text: '"use client";\n',
    refused: ["#lib/services/devices/list.ts", "#lib/web/session.ts", "#lib/clock.ts"],
    allowed: ["#lib/domain/money.ts", "#lib/i18n/format.ts", "#lib/errors.ts", "#lib/services/devices/schema.ts"],
  },
  {
    rule: "the-simulator-is-a-stranger",
    from: "lib/simulator/a.ts",
    refused: [
      "#db/client.ts",
      "#app/view.ts",
      "#components/view.ts",
      "#lib/services/devices/list.ts",
      "#lib/gateway/send.ts",
      "#lib/vault/store.ts",
      "#lib/queue/jobs.ts",
      "#lib/ubl/hash.ts",
    ],
    allowed: ["#lib/crypto/key.ts", "#lib/rules/check.ts", "node:sqlite"],
  },
  {
    rule: "nobody-knows-the-simulator",
    from: "lib/worker/a.ts",
    refused: ["#lib/simulator/create.ts"],
    allowed: ["#lib/services/devices/list.ts"],
  },
  { rule: "no-cycle", from: "lib/services/devices/b.ts", refused: ["#lib/services/devices/c.ts"], allowed: [] },
] as const;

const mayKnowTheSimulator = ["lib/cli/b.ts", "scripts/b.ts", "tests/b.ts"];

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const folder = mkdtempSync(join(tmpdir(), "khatm-layers-"));
let found: readonly { readonly rule: string; readonly from: string; readonly to: string }[] = [];

beforeAll(() => {
  for (const file of [".dependency-cruiser.mjs", "package.json", "tsconfig.json"])
    copyFileSync(file, join(folder, file));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const imports = provoked.flatMap(({ refused, allowed }) => [...refused, ...allowed]);
  for (const path of imports.filter((name) => name.startsWith("#"))) write(path.slice(1), []);
  for (const file of mayKnowTheSimulator) write(file, ["#lib/simulator/create.ts"]);
  write("lib/services/devices/c.ts", ["#lib/services/devices/b.ts"]);
  for (const { from, refused, allowed, ...rest } of provoked)
    write(from, [...refused, ...allowed], "text" in rest ? rest.text : "");
  found = cruise();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(provoked)("$rule refuses what it must from $from, and nothing else", ({ rule, from, refused }) => {
  const targets = found.filter((violation) => violation.from === from && violation.rule === rule).map(({ to }) => to);
  expect(targets.map(named).toSorted()).toEqual(refused.map(named).toSorted());
});

test("command line, start scripts and tests may know the simulator", () => {
  expect(found.filter(({ from }) => mayKnowTheSimulator.includes(from))).toEqual([]);
});

test("every rule is provoked", async () => {
  const { rules } = z
    .object({ rules: z.array(z.object({ name: z.string() })) })
    .parse(await import("../../.dependency-cruiser.mjs"));
  expect(rules.map(({ name }) => name)).toEqual(provoked.map(({ rule }) => rule));
});

/** Last words of an import and of the file that it resolves to: the package's or the module's name. */
function named(target: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(target)?.[1];
  if (inPackage) return inPackage;
  const own = /^#?((?:app|components|db|lib|scripts|tests)\/.*)$/.exec(target)?.[1];
  return own ?? target.replace(/^node:/, "").replace(/^((?:@[^/]+\/)?[^/]+).*$/, "$1");
}

function write(path: string, imports: readonly string[], head = ""): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${head}${imports.map((name) => `import ${JSON.stringify(name)};\n`).join("")}export {};\n`);
}

function cruise() {
  const report = join(folder, "report.json");
  const args = ["--config", ".dependency-cruiser.mjs", "--no-progress", "--output-type", "json", "--output-to", report];
  const roots = ["app", "components", "db", "lib", "scripts", "tests"];
  spawnSync("depcruise", [...args, ...roots], { cwd: folder, encoding: "utf8" });
  const { violations } = Report.parse(JSON.parse(readFileSync(report, "utf8"))).summary;
  return violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

import { join } from "node:path";
import { parseArgs } from "node:util";
import { measurePages, type PageTime } from "#tests/bench/lists/browser.ts";
import { openSeeded } from "#tests/bench/lists/database.ts";
import { measureLists, type Measured, type Time } from "#tests/bench/lists/measure.ts";
import { scriptsOf } from "#tests/bench/lists/scripts.ts";
import { openWeb } from "#tests/bench/lists/web.ts";
import { machine } from "#tests/bench/report.ts";
import { buildDashboard } from "./build.ts";

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "100000" },
    documents: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "15" },
    only: { type: "string", default: "" },
    part: { type: "string", default: "lists,pages" },
    visits: { type: "string", default: "5" },
    strict: { type: "boolean", default: false },
  },
});
/** Kilobytes of script, packed, that a page may load before it can be used. */
const scriptLimit = 250;
/** Milliseconds within which a page must come, in 95 of 100 cases. */
const limit = 150;
/** Milliseconds until the largest paint, and until the frame after an interaction. */
const limits = { lcp: 2000, inp: 200 };

const parts = values.part.split(",");
if (parts.includes("pages")) await buildDashboard();
process.stdout.write(`${sizesOf(".next")}\n`);
const folder = join(process.env["KHATM_DATA_DIR"] || ".data", "bench-lists");
const size = { devices: Number(values.devices), documents: Number(values.documents) };
process.stdout.write(`${machine()}\n${size.devices} devices, ${size.documents} documents in ${folder}\n`);
const database = await openSeeded(folder, size);
try {
  if (parts.includes("lists")) {
    const asked = { rounds: Number(values.rounds), only: new RegExp(values.only) };
    const measured = await measureLists(database.appUrl, asked);
    process.stdout.write(`${tableOf(measured)}\n\n${verdictOn(measured)}\n`);
  }
  if (parts.includes("pages")) {
    const web = await openWeb(database.ownerUrl, database.appUrl);
    try {
      process.stdout.write(`\n${pagesTable(await measurePages(web, Number(values.visits)))}\n`);
    } finally {
      await web.close();
    }
  }
} finally {
  await database.stop();
}

function tableOf(measured: readonly Measured[]): string {
  const readers = [...(measured[0]?.times.keys() ?? [])];
  const rows = measured.map(({ list, what, times }) => [
    list,
    what,
    ...readers.map((reader) => timeText(times.get(reader))),
  ]);
  const head = ["list", "asked", ...readers.map((reader) => `${reader}, p50 / p95 ms`)];
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function pagesTable(pages: readonly PageTime[]): string {
  const rows = pages.map(({ path, lcp, inp, acts }) => {
    const late = lcp > limits.lcp || inp > limits.inp;
    if (late && values.strict) process.exitCode = 1;
    return [path, lcp.toFixed(0), inp.toFixed(0), String(acts), late ? "NOT MET" : "met"];
  });
  const head = ["page", `LCP ms, ≤ ${limits.lcp}`, `INP ms, ≤ ${limits.inp}`, "interactions", "verdict"];
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function timeText(time: Time | undefined): string {
  if (time === undefined) return "–";
  return `${time.p50.toFixed(0)} / ${time.p95.toFixed(0)}${time.p95 > limit ? " !" : ""}`;
}

function verdictOn(measured: readonly Measured[]): string {
  const slow = measured.flatMap(({ list, what, times }) =>
    [...times].filter(([, { p95 }]) => p95 > limit).map(([reader]) => `${list}, ${what} (${reader})`),
  );
  const all = measured.flatMap(({ times }) => [...times.values()]).length;
  if (slow.length === 0) return `All ${all} within ${limit} ms at p95.`;
  if (values.strict) process.exitCode = 1;
  return `${slow.length} of ${all} above ${limit} ms at p95:\n${slow.map((one) => `- ${one}`).join("\n")}`;
}

function sizesOf(build: string): string {
  const routes = scriptsOf(build);
  if (routes === undefined) return "Nothing was built here, so no page's script was weighed.";
  const large = routes.filter(({ kilobytes }) => kilobytes > scriptLimit);
  if (values.strict && large.length > 0) process.exitCode = 1;
  const lines = routes.slice(0, 10).map(({ route, kilobytes }) => `- ${kilobytes.toFixed(0)} kB ${route}`);
  return `${large.length} of ${routes.length} pages load more than ${scriptLimit} kB of script; the largest:\n${lines.join("\n")}`;
}

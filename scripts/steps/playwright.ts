import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Counts, Step } from "./run.ts";

const Report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The tests in the browser, against the product as `npm start` runs it; everything they leave lies in `folder`. */
export function playwright(folder: string, chromium: string): Step {
  const report = join(folder, "e2e.json");
  return {
    name: "e2e tests",
    command: "playwright",
    args: ["test", "--reporter=line,json", `--output=${join(folder, "e2e")}`],
    env: { KHATM_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    count: () => readCounts(report),
  };
}

function readCounts(report: string): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = Report.parse(JSON.parse(readFileSync(report, "utf8"))).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

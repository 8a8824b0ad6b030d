import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Counts, Step } from "./run.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** One vitest project as a step; its report lies in `folder` for the time of the run. */
export function vitest(project: string, folder: string): Step {
  const report = join(folder, `${project}.json`);
  return {
    name: `${project} tests`,
    command: "vitest",
    args: ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    count: () => readCounts(report),
  };
}

function readCounts(report: string): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const found = Report.parse(JSON.parse(readFileSync(report, "utf8")));
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { conclude, runAtOnce, runStep, type Counts } from "#scripts/steps/run.ts";

const printed = vi.spyOn(console, "log");
const counted = (counts: Partial<Counts>) => () => ({ passed: 0, failed: 0, skipped: 0, ...counts });
const step = (script: string) => ({ name: "step", command: process.execPath, args: ["-e", script] });

beforeEach(() => {
  printed.mockReset().mockImplementation(() => undefined);
});
afterEach(() => {
  process.exitCode = undefined;
});

test("a step without tests of its own counts as one", async () => {
  expect(await runStep(step("0"))).toEqual({ name: "step", ok: true, counts: { passed: 1, failed: 0, skipped: 0 } });
});

test("a failing step prints what it said", async () => {
  const { ok } = await runStep(step("console.log('the reason'); process.exit(3)"));
  expect(ok).toBe(false);
  expect(printed.mock.calls.flat()).toContainEqual("the reason");
});

test.each([
  ["a skipped test", { passed: 5, skipped: 1 }],
  ["no test at all", {}],
  ["a failed test", { passed: 5, failed: 1 }],
])("%s fails the run, whatever the exit code says", async (_, counts) => {
  conclude([await runStep({ ...step("0"), count: counted(counts) })]);
  expect(process.exitCode).toBe(1);
});

test("tests that pass in a run that breaks are a failure", async () => {
  conclude([await runStep({ ...step("process.exit(1)"), count: counted({ passed: 5 }) })]);
  expect(process.exitCode).toBe(1);
  expect(printed.mock.lastCall).toEqual(["5 passed, 1 failed"]);
});

test("the sum stands alone on the last line", async () => {
  conclude(await runAtOnce([step("0"), { ...step("0"), count: counted({ passed: 41 }) }]));
  expect(process.exitCode).toBeUndefined();
  expect(printed.mock.lastCall).toEqual(["42 passed, 0 failed"]);
});

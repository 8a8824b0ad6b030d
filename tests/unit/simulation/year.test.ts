import { expect, test } from "vitest";
import { runYear } from "#tests/simulation/year.ts";

test.each([0.05, 0.3])("a year of 60 devices at a fault rate of %d keeps every promise", (faults) => {
  const { broken, figures } = runYear({ devices: 60, days: 400, seed: 7, faults });
  expect(broken).toEqual([]);
  expect(figures["renewed"]).toBeGreaterThan(30);
  expect(figures["expired without a way"]).toBeGreaterThan(0);
});

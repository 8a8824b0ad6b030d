import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { jobFailure } from "#lib/worker/job-failure.ts";

test("the queue keeps no value of a statement that failed", () => {
  const error = new DrizzleQueryError("update devices set name = $1", ["hidden"], new Error("hidden"));
  expect(inspect(error)).toContain("hidden");
  expect(inspect(jobFailure(error))).not.toContain("hidden");
  const refused = new AppError("vault.no_key", { key: "hidden" }, [], { cause: error });
  expect(jobFailure(refused).message).toBe("vault.no_key");
  expect(inspect(jobFailure(refused))).not.toContain("hidden");
});

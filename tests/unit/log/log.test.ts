import { expect, test } from "vitest";
import { createLog } from "#lib/log.ts";
import { Secret } from "#lib/secret.ts";

test("a log line prints no secret and no parameters of a failed query", () => {
  const lines: string[] = [];
  const log = createLog("test", (line) => lines.push(line));
  log.info("opened", { secret: new Secret("hunter2") });
  const cause = new Error("Failed query: insert into t values ($1)\nparams: hunter2", {
    cause: new Error("unique violation"),
  });
  log.error("failed", cause, { id: "7" });
  expect(lines.join("\n")).not.toContain("hunter2");
  expect(lines[0]).toContain("[secret]");
  expect(JSON.parse(lines[1] ?? "")).toMatchObject({
    level: "error",
    id: "7",
    cause: { message: "Failed query: insert into t values ($1)", cause: { message: "unique violation" } },
  });
});

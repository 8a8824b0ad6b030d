import { expect, test } from "vitest";
import { handOverDocument } from "#lib/services/documents/hand-over.ts";
import { aTill, documentInput } from "../../support/documents.ts";
import { opened, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const handOver = (till: Walk, kind: "standard" | "simplified") =>
  till.harness.run(handOverDocument, till.place.owner, {
    deviceId: till.deviceId,
    document: documentInput(till.harness, kind),
  });

test("a till gets its simplified document at once, legal, with its job already waiting", async (context) => {
  const till = await opened(await aTill(context));
  expect(await handOver(till, "simplified")).toMatchObject({ state: "pending", legal: true });
  expect(
    await till.harness.owner`select count(*)::int as jobs from pgboss.job where name = 'submission.drain'`,
  ).toEqual([{ jobs: 1 }]);
});

test("a caller who waits gets a standard document back once it is cleared", async (context) => {
  const till = await opened(await aTill(context));
  const waiting = handOver(till, "standard");
  const answered = waiting.then(() => true);
  while (!(await Promise.race([answered, work(till).then(() => false)])));
  expect(await waiting).toMatchObject({ state: "accepted", legal: true });
});

test("a caller whose patience ends gets it as pending, never as legal", async (context) => {
  const till = await opened(await aTill(context), { "document.caller_wait_ms": 1_000 });
  expect(await handOver(till, "standard")).toMatchObject({ state: "pending", legal: false });
});

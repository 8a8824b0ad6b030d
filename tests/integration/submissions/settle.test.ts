import { expect, test } from "vitest";
import { settleSubmission } from "#lib/services/submissions/settle.ts";
import { showDocument } from "#lib/services/documents/queries.ts";
import { aTill, documentInput, issueAt } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import { anIssued, answering, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const contradicting = (till: Walk) =>
  answering(till, () => Response.json({ validationResults: { status: "ERROR" }, reportingStatus: "NOT_REPORTED" }));

async function aStopped(till: Walk, kind: "standard" | "simplified" = "simplified"): Promise<string> {
  const id = await anIssued(till, kind);
  await work(till, 0, contradicting(till));
  expect(await rowOf(till, id)).toMatchObject({ state: "stopped", outcome: "contradictory" });
  return id;
}

const settle = (till: Walk, documentId: string, verdict: string, actor = till.place.owner) =>
  till.harness.run(settleSubmission, actor, { documentId, verdict, reason: "Fatoora portal, 14:10" });

test("a person settles a stopped document by what the portal shows, with a reason that is kept", async (context) => {
  const till = await opened(await aTill(context));
  const [seen, refused] = [await aStopped(till), await aStopped(till)];
  expect(await settle(till, seen, "accepted")).toMatchObject({ state: "accepted" });
  expect(await settle(till, refused, "rejected")).toMatchObject({ state: "rejected" });
  const calls = till.calls("/single");
  await work(till, 60_000);
  expect(till.calls("/single")).toBe(calls);
  expect(await rowOf(till, seen)).toMatchObject({ state: "accepted", attention_since: null, next_attempt_at: null });
  const { number } = await till.harness.run(showDocument, till.place.owner, { documentId: refused });
  expect((await issueAt(till, { ...documentInput(till.harness), number })).number).toBe(number);
  const told = await till.harness.owner`select detail from audit_entries where action = 'document.settle' order by id`;
  expect(told.map((entry) => Object(entry["detail"]))).toMatchObject([
    { verdict: "accepted", reason: "Fatoora portal, 14:10", before: "contradictory" },
    { verdict: "rejected", state: "rejected" },
  ]);
  const news = await till.harness.owner`select document_id as id from document_events`;
  expect(news.map((event) => String(event["id"]))).toEqual(expect.arrayContaining([seen, refused]));
});

test("a standard document that was cleared is legal only once ZATCA's copy is here", async (context) => {
  const till = await opened(await aTill(context));
  const id = await aStopped(till, "standard");
  await settle(till, id, "accepted");
  const show = () => till.harness.run(showDocument, till.place.owner, { documentId: id });
  expect(await show()).toMatchObject({ state: "copy_missing", legal: false });
  await work(till);
  expect(await show()).toMatchObject({ state: "accepted", legal: true });
});

test("nobody settles what is not stopped, not theirs, or without a reason and the right", async (context) => {
  const till = await opened(await aTill(context));
  const stopped = await aStopped(till);
  const waiting = await anIssued(till);
  const elsewhere = await aPlace(till.harness);
  const auditor = await till.harness.person({ [till.place.establishmentId]: "auditor" });
  await expect(settle(till, waiting, "accepted")).rejects.toMatchObject({ code: "lifecycle.illegal_transition" });
  await expect(settle(till, stopped, "accepted", elsewhere.owner)).rejects.toMatchObject({ code: "not_found" });
  await expect(settle(till, stopped, "accepted", auditor)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(settle(till, stopped, "perhaps")).rejects.toMatchObject({ code: "input.invalid" });
  await expect(
    till.harness.run(settleSubmission, till.place.owner, { documentId: stopped, verdict: "accepted", reason: " " }),
  ).rejects.toMatchObject({ code: "input.invalid" });
});

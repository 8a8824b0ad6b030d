import { describe, expect, test } from "vitest";
import { showDocument } from "#lib/services/documents/queries.ts";
import { listAttempts, showAttempt, showClearedCopy } from "#lib/services/submissions/evidence.ts";
import { releaseDocuments } from "#lib/services/submissions/release.ts";
import { resumeSubmission } from "#lib/services/submissions/resume.ts";
import { aTill, documentInput, issueAt } from "../../support/documents.ts";
import { anIssued, answering, hour, minute, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const reporting = "/invoices/reporting/single";
const clearance = "/invoices/clearance/single";

const error = {
  type: "ERROR",
  code: "BR-KSA-44",
  category: "KSA",
  message: "Buyer VAT number is wrong.",
  status: "ERROR",
};
const refused = { validationResults: { errorMessages: [error], status: "ERROR" }, reportingStatus: "NOT_REPORTED" };
const json = (status: number, body: unknown) => () => Response.json(body, { status });
const html = (status: number) => () => new Response("<html>Bad Gateway</html>", { status });

const show = (till: Walk, documentId: string) => till.harness.run(showDocument, till.place.owner, { documentId });

describe("accepted", () => {
  test("a simplified document is reported and a standard one cleared; ZATCA's copy is kept as the legal one", async (context) => {
    const till = await opened(await aTill(context));
    const [simple, standard] = [await anIssued(till), await anIssued(till, "standard")];
    expect(await show(till, standard)).toMatchObject({ legal: false });
    await work(till);
    expect(await rowOf(till, simple)).toMatchObject({
      state: "accepted",
      outcome: "accepted",
      attempts: 1,
      asked_at: null,
    });
    expect(await show(till, standard)).toMatchObject({ state: "accepted", legal: true, hoursLeft: null });
    const copy = await till.harness.run(showClearedCopy, till.place.owner, { documentId: standard });
    expect(Buffer.from(copy.xml).toString("utf8")).toContain((await show(till, standard)).uuid);
    expect([till.calls(reporting), till.calls(clearance)]).toEqual([1, 1]);
    const { owner } = till.harness;
    await expect(till.harness.run(showClearedCopy, till.place.owner, { documentId: simple })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await owner`select count(*)::int as n from pgboss.job where name = 'submission.drain'`).toEqual([{ n: 0 }]);
  });

  test("with warnings: they are kept", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    const warning = { ...error, type: "WARNING", code: "BR-KSA-98", status: "WARNING" };
    const body = { validationResults: { warningMessages: [warning], status: "WARNING" }, reportingStatus: "REPORTED" };
    await work(till, 0, answering(till, json(202, body)));
    expect(await show(till, id)).toMatchObject({
      state: "accepted_with_warnings",
      findings: [{ source: "gateway", severity: "warning", code: "BR-KSA-98" }],
    });
    const second = await anIssued(till);
    till.harness.simulator.inject({ kind: "with-warnings", path: reporting });
    await work(till);
    expect(await rowOf(till, second)).toMatchObject({ state: "accepted_with_warnings" });
  });
});

describe("an answer that is lost", () => {
  test("after the document was accepted: the same bytes are answered 409 or 208, and that is a success with its copy", async (context) => {
    const till = await opened(await aTill(context));
    const [simple, standard] = [await anIssued(till), await anIssued(till, "standard")];
    for (const path of [reporting, clearance]) till.harness.simulator.inject({ kind: "lost", path });
    await work(till);
    for (const id of [simple, standard])
      expect(await rowOf(till, id)).toMatchObject({ state: "pending", outcome: "may_have_arrived", failures: 1 });
    await work(till, minute);
    expect(await rowOf(till, simple)).toMatchObject({ state: "accepted", outcome: "already_accepted", attempts: 2 });
    expect(await show(till, standard)).toMatchObject({ state: "accepted", legal: true });
    const attempts = await till.harness.run(listAttempts, till.place.owner, { documentId: standard });
    expect(attempts.map(({ outcome, status }) => [outcome, status])).toEqual([
      ["may_have_arrived", null],
      ["already_accepted", 208],
    ]);
    const bodies = await Promise.all(
      attempts.map(({ id }) =>
        till.harness.run(showAttempt, till.place.owner, { documentId: standard, attemptId: id }),
      ),
    );
    expect(new Set(bodies.map(({ request }) => request.body)).size).toBe(1);
    expect(JSON.stringify(bodies[0]?.request.headers)).toContain('"authorization":"[redacted]"');
  });

  test.for(["bare", "conflict"] as const)(
    "cleared before without its copy (%s): fetched again after 24 h 30 min, not earlier",
    async (duplicates, context) => {
      const till = await opened(await aTill(context));
      const id = await anIssued(till, "standard");
      till.harness.simulator.inject({ kind: "lost", path: clearance });
      till.harness.simulator.set({ duplicates });
      await work(till);
      await work(till, minute);
      expect(await show(till, id)).toMatchObject({ state: "copy_missing", legal: false, hoursLeft: null });
      await work(till, 24 * hour);
      expect(till.calls(clearance)).toBe(2);
      await work(till, 30 * minute);
      expect(await show(till, id)).toMatchObject({ state: "accepted", legal: true });
      expect(till.calls(clearance)).toBe(3);
    },
  );

  test("for as long as the outage lasts: same bytes, longer waits up to an hour, told to a person after eight, never given up", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    const waits: number[] = [];
    const sent = new Set<string>();
    const answers = [
      html(503),
      html(504),
      json(500, {}),
      () => Promise.reject(new TypeError("fetch failed")),
      html(200),
    ];
    for (let tries = 0; tries < 14; tries += 1) {
      await work(
        till,
        (waits.at(-1) ?? 0) + 6 * minute,
        answering(till, async (request) => {
          sent.add(await request.text());
          return await (answers[tries % answers.length] ?? html(503))();
        }),
      );
      const row = await rowOf(till, id);
      expect(row).toMatchObject({ state: "pending", outcome: "may_have_arrived", attempts: tries + 1 });
      expect(row.attention_since === null, `try ${tries + 1}`).toBe(tries + 1 < 8);
      waits.push((row.next_attempt_at?.getTime() ?? 0) - till.harness.clock.now().getTime());
    }
    expect(sent.size).toBe(1);
    expect(waits[0]).toBeGreaterThanOrEqual(24_000);
    expect(waits[0]).toBeLessThanOrEqual(30_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(hour);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(0.8 * hour);
    await work(till, hour + 6 * minute);
    expect(await rowOf(till, id)).toMatchObject({ state: "accepted", attention_since: null });
  });

  test("a 400 without messages is tried three times and then left to a person, who may send it again", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    till.harness.simulator.inject({ kind: "empty-400", path: reporting, times: 3 });
    for (const ms of [0, minute, 2 * minute]) await work(till, ms);
    expect(await rowOf(till, id)).toMatchObject({ state: "stopped", reason: "refused_without_messages", attempts: 3 });
    await work(till, 2 * hour);
    expect(till.calls(reporting)).toBe(3);
    await till.harness.run(resumeSubmission, till.place.owner, { documentId: id });
    await till.harness.drain();
    expect(await rowOf(till, id)).toMatchObject({ state: "accepted", attention_since: null });
  });
});

describe("refused", () => {
  test("rejected is final, says why, and frees the number", async (context) => {
    const till = await opened(await aTill(context));
    for (const status of [400, 422]) {
      const document = documentInput(till.harness);
      const { id } = await issueAt(till, document);
      await work(till, 0, answering(till, json(status, refused)));
      expect(await show(till, id)).toMatchObject({
        state: "rejected",
        legal: false,
        findings: [{ source: "gateway", severity: "error", code: "BR-KSA-44", message: error.message }],
      });
      await work(till, 3 * hour);
      expect(await rowOf(till, id)).toMatchObject({ attempts: 1, state: "rejected" });
      const again = await issueAt(till, document);
      await work(till);
      expect(await show(till, again.id)).toMatchObject({ number: document.number, state: "accepted" });
    }
  });

  test("where clearance is off the same document goes to reporting", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till, "standard");
    till.harness.simulator.set({ clearance: "off" });
    await work(till);
    expect(await rowOf(till, id)).toMatchObject({ state: "accepted", kind: "reporting", attempts: 2 });
    expect(await show(till, id)).toMatchObject({ legal: true });
    expect([till.calls(clearance), till.calls(reporting)]).toEqual([1, 1]);
  });

  test("too large is sent once more and then left to a person", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    till.harness.simulator.set({ bodyLimit: 1000 });
    await work(till);
    expect(await rowOf(till, id)).toMatchObject({ state: "pending", outcome: "too_large" });
    await work(till, minute);
    const stopped = await rowOf(till, id);
    expect(stopped).toMatchObject({ state: "stopped", attempts: 2 });
    expect(stopped.attention_since).toEqual(till.harness.clock.now());
  });

  test("a wrong address stops document and device until a person lets them go on; a 422 without errors only the document", async (context) => {
    const till = await opened(await aTill(context));
    for (const status of [404, 405, 406]) {
      const [first, second] = [await anIssued(till), await anIssued(till)];
      await work(till, 0, answering(till, html(status)));
      expect(await rowOf(till, first)).toMatchObject({ state: "stopped", outcome: "configuration" });
      expect(await rowOf(till, second)).toMatchObject({ state: "pending", attempts: 0 });
      await work(till, hour);
      expect(await rowOf(till, second)).toMatchObject({ attempts: 0 });
      await till.harness.run(releaseDocuments, till.place.owner, { deviceId: till.deviceId });
      await till.harness.drain();
      for (const id of [first, second]) expect(await rowOf(till, id)).toMatchObject({ state: "accepted" });
    }
    const [odd, next] = [await anIssued(till), await anIssued(till)];
    const answers = [
      json(422, { status: "?" }),
      json(200, { validationResults: { status: "PASS" }, reportingStatus: "REPORTED" }),
    ];
    await work(
      till,
      0,
      answering(till, () => (answers.shift() ?? html(500))()),
    );
    expect(await rowOf(till, odd)).toMatchObject({ state: "stopped", reason: "unprocessable_without_messages" });
    expect(await rowOf(till, next)).toMatchObject({ state: "accepted" });
  });

  test("a success that denies itself, or a cleared copy of another document, is kept apart for a person", async (context) => {
    const till = await opened(await aTill(context));
    const [denied, copyless, foreign] = [
      await anIssued(till),
      await anIssued(till, "standard"),
      await anIssued(till, "standard"),
    ];
    const pass = { validationResults: { status: "PASS" }, clearanceStatus: "CLEARED" };
    till.harness.simulator.inject({ kind: "contradiction", path: reporting });
    const answers = [
      json(200, pass),
      json(200, { ...pass, clearedInvoice: Buffer.from("<Invoice></Invoice>").toString("base64") }),
    ];
    const clears = answering(till, (request) =>
      request.url.endsWith(clearance) ? (answers.shift() ?? html(500))() : till.harness.simulator.fetch(request),
    );
    await work(till, 0, clears);
    expect(await rowOf(till, denied)).toMatchObject({ state: "stopped", outcome: "contradictory" });
    expect(await rowOf(till, copyless)).toMatchObject({ state: "stopped", reason: "cleared_invoice_unusable" });
    expect(await rowOf(till, foreign)).toMatchObject({ state: "stopped", reason: "cleared_invoice_of_another" });
    expect(await till.harness.owner`select 1 from cleared_copies`).toHaveLength(0);
    await till.harness.run(resumeSubmission, till.place.owner, { documentId: copyless });
    await till.harness.drain();
    expect(await show(till, copyless)).toMatchObject({ state: "accepted", legal: true });
  });
});

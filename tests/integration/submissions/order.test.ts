import { queueOverview } from "#lib/services/submissions/queries.ts";
import { describe, expect, test, type TestContext } from "vitest";
import { connect } from "#db/client.ts";
import { exclusively } from "#db/exclusively.ts";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { drainLane } from "#lib/services/submissions/drain.ts";
import { listAttempts } from "#lib/services/submissions/evidence.ts";
import { submitDocument } from "#lib/services/submissions/submit.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { aTill, anotherTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { aCode } from "../../support/records.ts";
import { anIssued, answering, hour, minute, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

class Killed extends Error {}

const reported = () => Response.json({ validationResults: { status: "PASS" }, reportingStatus: "REPORTED" });

/** A second credential for a live device. */
async function enrolAgain({ harness, place, deviceId }: Walk): Promise<void> {
  // the job that would send the document at once is lost; the round finds it later
  await harness.owner`delete from pgboss.job where name = 'submission.drain'`;
  const owner = { ...place.owner, provenAt: harness.clock.now() };
  const { id: enrolmentId } = await harness.run(startEnrolment, owner, { deviceId });
  await harness.run(submitCode, owner, { enrolmentId, code: aCode(harness, place) });
  await harness.drain();
}

const credentialsOf = ({ harness, deviceId }: Walk) => harness.owner<{ id: string; status: string }[]>`
  select id, status from credentials where device_id = ${deviceId} and kind = 'production' order by created_at, status desc`;

describe("a worker that is killed", () => {
  test("between any two steps: the same bytes go out again, and nothing else", async (context) => {
    const till = await opened(await aTill(context));
    const { harness, place } = till;
    for (const name of ["submission.asked", "submission.answered", "submission.recorded"]) {
      const documentId = await anIssued(till, "standard");
      const sent: string[] = [];
      const watching = answering(till, async (request) => {
        sent.push(await request.clone().text());
        return await harness.simulator.fetch(request);
      });
      const checkpoint = (passed: string) => {
        if (passed === name) throw new Killed();
      };
      const ctx = createContext({ ...harness.edges, ...watching, checkpoint }, worker);
      const input = { documentId, establishmentId: place.establishmentId };
      await expect(execute(submitDocument, ctx, input)).rejects.toThrow(Killed);
      await work(till, 0, watching);
      expect(await rowOf(till, documentId), name).toMatchObject({ state: "accepted", asked_at: null });
      expect(new Set(sent).size).toBe(1);
      expect(sent).toHaveLength(name === "submission.answered" ? 2 : 1);
    }
  });
});

/** One document that is being asked, and one of the same device that is due before it. */
async function anAsked(context: TestContext) {
  const till = await opened(await aTill(context));
  const { harness, place } = till;
  const [asked, next] = [await anIssued(till), await anIssued(till)];
  await harness.owner`update submissions set due_at = due_at - interval '1 hour' where document_id = ${next}`;
  const checkpoint = (passed: string) => {
    if (passed === "submission.asked") throw new Killed();
  };
  const ctx = createContext({ ...harness.edges, checkpoint }, worker);
  const input = { documentId: asked, establishmentId: place.establishmentId };
  await expect(execute(submitDocument, ctx, input)).rejects.toThrow(Killed);
  return { till, asked, next };
}

describe("a call that was interrupted", () => {
  test("keeps nothing of its device waiting", async (context) => {
    const { till, asked, next } = await anAsked(context);
    await work(till);
    for (const id of [next, asked]) expect(await rowOf(till, id)).toMatchObject({ state: "accepted", asked_at: null });
    expect(
      await till.harness.owner`select entity_id as id from audit_entries where action = 'document.interrupted'`,
    ).toEqual([{ id: asked }]);
  });

  test("is still under way as long as somebody holds its document, in whatever process", async (context) => {
    const { till, asked, next } = await anAsked(context);
    const elsewhere = connect(till.harness.appUrl, { max: 1 });
    context.onTestFinished(() => elsewhere.close());
    await exclusively(elsewhere, `submission:${asked}`, () => work(till));
    expect(await rowOf(till, next)).toMatchObject({ state: "pending", attempts: 0 });
    expect(await rowOf(till, asked)).toMatchObject({ state: "pending", asked_at: expect.any(Date) });
    await work(till);
    expect(await rowOf(till, next)).toMatchObject({ state: "accepted" });
  });
});

describe("two workers", () => {
  test("send each document once, one at a time per device and four per VAT number", async (context) => {
    const tills = [await opened(await aTill(context))];
    const [first] = tills;
    if (first === undefined) return;
    while (tills.length < 6) tills.push(await anotherTill(first));
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) for (const till of tills) ids.push(await anIssued(till));
    const { harness, place } = first;
    const second = connect(harness.appUrl, { max: 6 });
    context.onTestFinished(() => second.close());
    const under = { now: 0, most: 0 };
    const seen: string[] = [];
    const slow = answering(first, async (request) => {
      under.now += 1;
      under.most = Math.max(under.most, under.now);
      seen.push(await request.text());
      await new Promise((resolve) => setTimeout(resolve, 300));
      under.now -= 1;
      return reported();
    });
    const lane = { establishmentId: place.establishmentId, environment: "simulator" };
    const run = (database = harness.edges.database) =>
      execute(drainLane, createContext({ ...harness.edges, ...slow, database }, worker), lane);
    await Promise.all([run(), run(second), run()]);
    await work(first, 0, slow);
    expect(seen).toHaveLength(18);
    expect(new Set(seen).size).toBe(18);
    expect(under.most).toBeGreaterThan(1);
    expect(under.most).toBeLessThanOrEqual(4);
    for (const id of ids) expect(await rowOf(first, id)).toMatchObject({ state: "accepted", attempts: 1 });
  });
});

describe("a document of a superseded credential", () => {
  test("goes with the old login first and, refused with 401, with its direct successor's: the same bytes", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    till.harness.clock.advance(minute);
    await enrolAgain(till);
    const [old, successor] = await credentialsOf(till);
    await till.harness
      .owner`update enrolments set kind = 'renewal' where id = (select enrolment_id from credentials where id = ${successor?.id ?? ""})`;
    const bodies = new Set<string>();
    const answers = [() => new Response(null, { status: 401 }), reported];
    await work(
      till,
      0,
      answering(till, async (request) => {
        bodies.add(await request.text());
        return (answers.shift() ?? reported)();
      }),
    );
    expect(bodies.size).toBe(1);
    expect(await rowOf(till, id)).toMatchObject({ state: "accepted" });
    const attempts = await till.harness.run(listAttempts, till.place.owner, { documentId: id });
    expect(attempts.map(({ credentialId, outcome }) => [credentialId, outcome.slice(0, 8)])).toEqual([
      [old?.id, "credenti"],
      [successor?.id, "accepted"],
    ]);
    expect(await till.harness.owner`select 1 from submission_holds`).toHaveLength(0);
  });

  test("of a unit that was onboarded anew waits for a person instead: its successor is a stranger to ZATCA", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    till.harness.clock.advance(minute);
    await enrolAgain(till);
    till.harness.simulator.inject({ kind: "unauthorized", path: "/invoices/reporting/single" });
    await work(till);
    expect(await rowOf(till, id)).toMatchObject({ state: "pending", outcome: "credential_refused", attempts: 1 });
    expect(await till.harness.owner`select reason from submission_holds`).toEqual([{ reason: "credential_refused" }]);

    const next = await anIssued(till);
    await work(till);
    expect(await rowOf(till, next)).toMatchObject({ state: "accepted", attempts: 1 });
    expect(await rowOf(till, id)).toMatchObject({ state: "pending", attempts: 1 });
    const { held } = await till.harness.run(queueOverview, till.place.owner, {});
    expect(held).toMatchObject([{ deviceId: till.deviceId, leftovers: true, waiting: 1 }]);
    await work(till, 5 * minute);
    expect(await rowOf(till, id)).toMatchObject({ state: "accepted", attempts: 2 });
    expect(await till.harness.owner`select reason from submission_holds`).toEqual([]);
  });

  test("the database refuses every other login", async (context) => {
    const till = await opened(await aTill(context));
    const other = await anotherTill(till);
    const id = await anIssued(till);
    for (let times = 0; times < 2; times += 1) {
      till.harness.clock.advance(minute);
      await enrolAgain(till);
    }
    const [own, direct, later] = await credentialsOf(till);
    const [foreign] = await credentialsOf(other);
    const { owner } = till.harness;
    const use = (credentialId: string | undefined) =>
      owner`update submissions set credential_id = ${credentialId ?? ""} where document_id = ${id}`;
    for (const login of [later, foreign])
      await expect(use(login?.id)).rejects.toMatchObject({ constraint_name: "submissions_login" });
    await use(direct?.id);
    await use(own?.id);
    const attempt = (credentialId: string | null) => owner`
      insert into attempts (started_at, ended_at, establishment_id, environment, device_id, document_id, credential_id, call, outcome, request)
      select now(), now(), establishment_id, environment, device_id, id, ${credentialId}, 'report', 'accepted', '{}' from document_identities where id = ${id}`;
    for (const login of [later?.id ?? "", foreign?.id ?? "", null])
      await expect(attempt(login)).rejects.toMatchObject({ constraint_name: "submissions_login" });
    await attempt(own?.id ?? "");
  });
});

describe("whose turn it is", () => {
  test("a certificate that ends within a day first, then by limit", async (context) => {
    const till = await opened(await aTill(context), { "document.in_flight_per_vat_number": 1 });
    const ending = await anotherTill(till);
    const order: string[] = [];
    const watching = answering(till, async (request) => {
      order.push(String(Object(await request.json()).uuid));
      return reported();
    });
    const ids = [await anIssued(till), await anIssued(till), await anIssued(ending)];
    const soon = new Date(till.harness.clock.now().getTime() + 23 * hour);
    await till.harness.owner`update credentials set not_after = ${soon} where device_id = ${ending.deviceId}`;
    await work(till, 0, watching);
    const uuids = await till.harness.owner<{ id: string; uuid: string }[]>`select id, uuid from document_identities`;
    const uuidOf = (id: string | undefined) => uuids.find((row) => row.id === id)?.uuid;
    expect(order).toEqual([uuidOf(ids[2]), uuidOf(ids[0]), uuidOf(ids[1])]);
  });
});

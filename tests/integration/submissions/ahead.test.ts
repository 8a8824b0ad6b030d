import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi, type TestContext } from "vitest";
import { aTill, anotherTill } from "../../support/documents.ts";
import { anIssued, answering, minute, opened, rowOf, work } from "../../support/submissions.ts";

const reported = () => Response.json({ validationResults: { status: "PASS" }, reportingStatus: "REPORTED" });

/** Two devices of one VAT number that may make one call at a time, and a document of each. */
async function twoTills(context: TestContext) {
  const till = await opened(await aTill(context), { "document.in_flight_per_vat_number": 1 });
  const other = await anotherTill(till);
  const ids = [await anIssued(till), await anIssued(other)];
  const rows = () => Promise.all(ids.map((id) => rowOf(till, id)));
  const bothAsked = { asked_at: expect.any(Date), attempts: 1 };
  const waits = () =>
    vi.waitFor(async () => expect(await rows()).toMatchObject([bothAsked, bothAsked]), { timeout: 20_000 });
  return { till, rows, waits };
}

test("while the lane's one call is under way the next document's intent is stored, and its call waits", async (context) => {
  const { till, rows, waits } = await twoTills(context);
  const under = { now: 0, most: 0, first: true };
  const one = answering(till, async () => {
    under.now += 1;
    under.most = Math.max(under.most, under.now);
    if (under.first) await waits();
    under.first = false;
    under.now -= 1;
    return reported();
  });
  await work(till, 0, one);
  expect(under).toMatchObject({ now: 0, most: 1 });
  const sentOnce = { state: "accepted", attempts: 1, asked_at: null };
  expect(await rows()).toMatchObject([sentOnce, sentOnce]);
});

test("an answer that asks to slow down sends back what waits for its call", async (context) => {
  const { till, rows, waits } = await twoTills(context);
  let calls = 0;
  const throttled = answering(till, async () => {
    calls += 1;
    await waits();
    return new Response(null, { status: 429, headers: { "retry-after": "30" } });
  });
  await work(till, 0, throttled);
  expect(calls).toBe(1);
  const waited = (await rows()).find(({ attempts }) => attempts === 0);
  expect(waited).toMatchObject({ state: "pending", failures: 0, asked_at: null });
  expect(
    await till.harness.owner`select entity_id as id from audit_entries where action = 'document.withdrawn'`,
  ).toEqual([{ id: waited?.document_id }]);
  const well = answering(till, reported);
  for (let round = 0; round < 3; round += 1) await work(till, minute, well);
  expect(await rows()).toMatchObject([{ state: "accepted" }, { state: "accepted" }]);
});

test("a device's next call goes while its last answer is being stored", async (context) => {
  const till = await opened(await aTill(context));
  const ids = [await anIssued(till), await anIssued(till)];
  const second = Promise.withResolvers<"came">();
  let storing: Promise<unknown> = Promise.resolve();
  let calls = 0;
  const nobodyStores = async () => {
    const held = Promise.withResolvers<undefined>();
    storing = till.harness.owner.begin(async (sql) => {
      await sql`lock table attempts in exclusive mode`;
      held.resolve(undefined);
      await Promise.race([second.promise, sleep(10_000)]);
    });
    await held.promise;
  };
  const slow = answering(till, async () => {
    calls += 1;
    if (calls === 1) await nobodyStores();
    else second.resolve("came");
    return reported();
  });
  const worked = work(till, 0, slow);
  expect(await Promise.race([second.promise, sleep(8_000)])).toBe("came");
  await Promise.all([storing, worked]);
  for (const id of ids) expect(await rowOf(till, id)).toMatchObject({ state: "accepted", attempts: 1 });
});

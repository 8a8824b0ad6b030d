import { expect, test } from "vitest";
import { sweep } from "#lib/services/retention/sweep.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { rounds } from "#lib/worker/rounds.ts";
import { aTill, documentInput, issueAt } from "../../support/documents.ts";
import { opened, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const countsOf = async ({ harness }: Walk) => {
  const [counts] = await harness.owner`select (select count(*)::int from idempotency_keys) as calls,
    (select count(*)::int from document_events) as news, (select count(*)::int from documents) as documents,
    (select count(*)::int from attempts where document_id is not null) as attempts, (select count(*)::int from findings) as findings`;
  return { ...counts };
};

const round = ({ harness }: Walk) => rounds.find(({ name }) => name === "retention")?.run(harness.edges);

/** Makes everything older, as only the owner of the database can. */
const age = ({ harness }: Walk, days: number) =>
  harness.owner.unsafe(`update idempotency_keys set created_at = created_at - interval '${days} days';
    update document_events set at = at - interval '${days} days'`);

test("names of calls and news go when their time is over; evidence and documents stay", async (context) => {
  const till = await opened(await aTill(context));
  const call = { idempotencyKey: "a" };
  const document = documentInput(till.harness);
  const { id } = await issueAt(till, document, call);
  await work(till);
  const before = await countsOf(till);
  expect(before).toMatchObject({ calls: 1, news: 1, documents: 1, attempts: 1 });
  await round(till);
  expect(await countsOf(till)).toEqual(before);

  await age(till, 100);
  expect((await issueAt(till, document, call)).id).toBe(id);
  await round(till);
  expect(await countsOf(till)).toEqual({ ...before, calls: 0 });
  await age(till, 700);
  await round(till);
  expect(await countsOf(till)).toEqual({ ...before, calls: 0, news: 0 });
  const told = await till.harness.owner`select detail from audit_entries where action = 'retention.sweep' order by id`;
  expect(told.map((entry) => Object(entry["detail"]))).toMatchObject([
    { calls: 1, news: 0 },
    { calls: 0, news: 1 },
  ]);
});

test("how long is a setting; what is younger than a day stays in any case; nobody but the worker forgets", async (context) => {
  const till = await aTill(context);
  const { establishmentId, owner } = till.place;
  const place = { establishmentId, environment: "simulator" };
  await issueAt(till, documentInput(till.harness), { idempotencyKey: "a" });
  await till.harness.run(changeSetting, owner, { ...place, key: "retention.calls_days", value: 1 });
  till.harness.clock.advance(10 * 24 * 3_600_000);
  await round(till);
  expect(await countsOf(till)).toMatchObject({ calls: 1 });
  await age(till, 2);
  await round(till);
  expect(await countsOf(till)).toMatchObject({ calls: 0 });
  await expect(till.harness.run(sweep, owner, place)).rejects.toMatchObject({ code: "auth.forbidden" });
  const forgotten = till.harness.edges.database.execute(
    `select * from khatm_forget('${establishmentId}', 'simulator', now(), now(), 10)`,
  );
  await expect(forgotten).rejects.toThrow("khatm_forget");
});

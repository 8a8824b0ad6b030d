import { expect, test } from "vitest";
import { currentActor, startSession } from "#lib/services/people/session.ts";
import { takeTour } from "#lib/services/people/take-tour.ts";
import { atomically } from "#db/atomically.ts";
import { nothing } from "#db/client.ts";
import { createHarness } from "#tests/support/harness.ts";

test("the tour is remembered for the person who took or declined it, and for nobody else", async (context) => {
  const harness = await createHarness(context);
  const [one, other] = [await harness.person({}, { operator: true }), await harness.person({}, { operator: true })];
  const author = { kind: "user", id: one.id, name: one.name, at: harness.clock.now() } as const;
  const taken = async (userId: string) => {
    const session = await atomically(
      harness.edges.database,
      { scope: { ...nothing, userId }, author, enqueue: harness.edges.enqueue },
      async (tx) => {
        tx.audit({ action: "people.sign_in", entity: "user", entityId: userId, establishmentId: null });
        return await startSession(tx, userId, harness.clock.now());
      },
    );
    return (await currentActor(harness.edges, session))?.tourTaken;
  };
  expect(await taken(one.id)).toBe(false);
  await harness.run(takeTour, one, {});
  await harness.run(takeTour, one, {});
  expect([await taken(one.id), await taken(other.id)]).toEqual([true, false]);
  const entries = await harness.owner`select 1 from audit_entries where action = 'people.take_tour'`;
  expect(entries).toHaveLength(1);
});

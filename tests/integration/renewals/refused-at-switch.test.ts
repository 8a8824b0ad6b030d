import { expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { submitDocument } from "#lib/services/submissions/submit.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { anIssued, answering, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";
import { aRenewal } from "./renewing.ts";

const soon = { timeout: 20_000 };

/** How many transactions of this database wait for another. */
async function waitingNow({ harness }: Walk): Promise<number> {
  const [row] = await harness.owner<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

const nobodyHeld = async ({ harness, deviceId }: Walk) =>
  expect(await harness.owner`select reason from submission_holds where device_id = ${deviceId}`).toEqual([]);

test("a leftover whose login is refused in the moment of the switch goes on with the successor", async (context) => {
  const till = await opened(await aTill(context), { "renewal.drain_ms": 0 });
  const { harness, place } = till;
  harness.simulator.set({ revokeOldAfter: 0 });
  const leftover = await anIssued(till);
  const walk = await aRenewal(till);
  await walk.give();

  // while the new certificate's row is held, the switch has lifted the holds and cannot be over
  const [held, gate] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  let holding: Promise<unknown> | undefined;
  const hold = () =>
    harness.owner.begin(async (tx) => {
      await tx`select id from credentials where enrolment_id = ${walk.enrolmentId} and kind = 'production' for no key update`;
      held.resolve(undefined);
      await gate.promise;
    });
  const slow = answering(till, async (request) => {
    const answer = await harness.simulator.fetch(request);
    const issued = harness.simulator.requests().filter(({ path }) => path.endsWith("/production/csids")).length === 3;
    if (issued && request.url.includes("/compliance/invoices")) await ((holding ??= hold()), held.promise);
    return answer;
  });
  const switching = execute(advanceEnrolment, createContext({ ...harness.edges, ...slow }, worker), {
    enrolmentId: walk.enrolmentId,
    establishmentId: place.establishmentId,
  });
  await expect.poll(() => waitingNow(till), soon).toBe(1);

  let sent = false;
  const sending = harness
    .run(submitDocument, worker, { documentId: leftover, establishmentId: place.establishmentId })
    .finally(() => (sent = true));
  await expect.poll(async () => sent || (await waitingNow(till)) === 2, soon).toBe(true);
  gate.resolve(undefined);
  await Promise.all([switching, sending, holding]);

  expect(await walk.show()).toMatchObject({ status: "active" });
  await nobodyHeld(till);
  await work(till);
  expect(await rowOf(till, leftover)).toMatchObject({ state: "accepted_with_warnings", attempts: 2 });
});

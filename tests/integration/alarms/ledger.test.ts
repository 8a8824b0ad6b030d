import { describe, expect, test } from "vitest";
import { acknowledgeAlarm } from "#lib/services/alarms/acknowledge.ts";
import { assignItem } from "#lib/services/attention/assign.ts";
import { createGroup } from "#lib/services/groups/create.ts";
import { deliverTellings } from "#lib/services/tellings/deliver.ts";
import { deliverAlarms } from "#lib/services/alarms/deliver.ts";
import { listAlarms } from "#lib/services/alarms/queries.ts";
import { raiseAlarms } from "#lib/services/alarms/raise.ts";
import { acknowledgeNotice } from "#lib/services/notices/read.ts";
import { listNotices } from "#lib/services/notices/queries.ts";
import { drawPlans } from "#lib/services/planning/draw.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { aPlace } from "../../support/records.ts";

const day = 86_400_000;

async function ringing(context: Parameters<typeof aTill>[0]) {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const now = harness.clock.now().getTime();
  await harness.owner`update credentials set not_before = ${new Date(now - 1700 * day)}, not_after = ${new Date(now + 5 * day)}
    where device_id = ${deviceId} and kind = 'production'`;
  const where = { establishmentId: place.establishmentId, environment: "simulator" };
  await harness.run(changeSetting, place.owner, { ...where, key: "alarm.active", value: "on" });
  await harness.run(drawPlans(), worker, {});
  await harness.run(raiseAlarms, worker, {});
  const states = async (state?: string) =>
    (await harness.run(listAlarms, place.owner, { state })).rows.map((row) => row.state);
  return { ...till, states };
}

describe("the ledger", () => {
  test("shows what is to be told, filters by state, and shows nobody another's", async (context) => {
    const { harness, place, deviceId, states } = await ringing(context);
    const { rows, total } = await harness.run(listAlarms, place.owner, {});
    expect(rows[0]).toMatchObject({ deviceId, state: "due", channelKind: "in_app" });
    expect(total).toBe(rows.length);
    expect(await states("due")).toHaveLength(rows.length);
    expect(await states("sent")).toEqual([]);
    expect(await states("nonsense")).toHaveLength(rows.length);
    const other = await aPlace(harness);
    expect((await harness.run(listAlarms, other.owner, {})).rows).toEqual([]);
    const theirs = { establishment: place.establishmentId };
    expect((await harness.run(listAlarms, other.owner, theirs)).rows).toEqual([]);
    await harness.owner`update alarms set failed_at = now(), failed_reason = 'timeout'`;
    expect(new Set(await states("failed"))).toEqual(new Set(["failed"]));
    await harness.run(acknowledgeAlarm, place.owner, { credentialId: rows[0]?.credentialId });
    expect(await states("failed")).toEqual([]);
    expect(await states("acknowledged")).toHaveLength(rows.length);
  });

  test("takes a note from the messages of whom it was told, and only for them", async (context) => {
    const { harness, place, states } = await ringing(context);
    harness.clock.advance(day);
    await harness.run(deliverAlarms(), worker, {});
    expect(new Set(await states())).toEqual(new Set(["sent"]));
    const [notice] = await harness.run(listNotices, place.owner, {});
    const colleague = await harness.person({ [place.establishmentId]: "owner" });
    const input = { noticeId: notice?.id };
    await expect(harness.run(acknowledgeNotice, colleague, input)).rejects.toMatchObject({ code: "not_found" });
    expect(await states("acknowledged")).toEqual([]);
    await harness.run(acknowledgeNotice, place.owner, input);
    expect(await states("acknowledged")).toHaveLength(1);
  });

  test("is noted by whom it is told or by an admin, and by nobody else", async (context) => {
    const { harness, place, deviceId } = await ringing(context);
    const { rows } = await harness.run(listAlarms, place.owner, {});
    const [row] = rows;
    const input = { credentialId: row?.credentialId };
    const here = (role: "it" | "admin" | "auditor") => harness.person({ [place.establishmentId]: role });
    for (const role of ["it", "auditor"] as const)
      await expect(harness.run(acknowledgeAlarm, await here(role), input)).rejects.toMatchObject({
        code: "auth.forbidden",
      });
    const stranger = (await aPlace(harness)).owner;
    await expect(harness.run(acknowledgeAlarm, stranger, input)).rejects.toMatchObject({ code: "not_found" });
    expect(await harness.run(acknowledgeAlarm, await here("admin"), input)).toMatchObject({
      acknowledged: rows.length,
    });
    expect(row?.deviceId).toBe(deviceId);
  });

  test("follows a certificate to the group that it was given to, whose people are told so", async (context) => {
    const { harness, place, deviceId } = await ringing(context);
    const { establishmentId } = place;
    const colleague = await harness.person({ [establishmentId]: "it" });
    const group = { establishmentId, nameAr: "مناوبة", nameEn: "On call", memberIds: [colleague.id] };
    const { id: groupId } = await harness.run(createGroup, place.owner, group);
    const [before] = (await harness.run(listAlarms, place.owner, {})).rows;
    const item = { establishmentId, deviceId, source: "plan_overdue", subject: before?.credentialId };
    await harness.run(assignItem, place.owner, { ...item, groupId });

    await harness.run(deliverTellings(), worker, {});
    const [told] = await harness.run(listNotices, colleague, {});
    expect(told?.content).toMatchObject({ title: { en: "Noura gave your group something to take care of" } });
    expect(await harness.run(listNotices, place.owner, {})).toEqual([]);

    await harness.owner`update renewal_plans set ring_at = ${harness.clock.now()}`;
    await harness.owner`delete from settings where key = 'alarm.escalates_at'`;
    await harness.run(changeSetting, place.owner, {
      establishmentId,
      environment: "simulator",
      key: "alarm.escalates_at",
      value: 0,
    });
    await harness.run(raiseAlarms, worker, {});
    const { rows } = await harness.run(listAlarms, place.owner, {});
    const standing = rows.map(({ userId, state }) => [userId === colleague.id, state]);
    expect(standing).toContainEqual([true, "due"]);
    expect(standing).toContainEqual([false, "cleared"]);
    expect(standing).not.toContainEqual([false, "due"]);
  });
});

import { expect, test } from "vitest";
import { openCalendar } from "#lib/services/calendars/open.ts";
import { readCalendar } from "#lib/services/calendars/read.ts";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { removeView } from "#lib/services/views/change.ts";
import { saveView } from "#lib/services/views/save.ts";
import { aDevice, aPlace } from "#tests/support/records.ts";
import { aWalk } from "#tests/support/walk.ts";

test("a view chooses the devices of a session and of a calendar, for who may see it and while it exists", async (context) => {
  const walk = await aWalk(context);
  await walk.give();
  const { harness, place } = walk;
  await harness.drain();
  await aDevice(harness, place, { name: "Kiosk" });
  const { owner, establishmentId } = place;
  const save = async (address: string, list = "devices") =>
    (await harness.run(saveView, owner, { establishmentId, list, name: address, address })).id;
  const [tills, kiosks] = [await save("q=Till 1"), await save("q=Kiosk")];

  const plan = await harness.run(planSessions, owner, { pick: "view", view: kiosks });
  expect(plan.groups.flatMap(({ eligible }) => eligible.map(({ name }) => name))).toEqual(["Kiosk"]);
  const stranger = await aPlace(harness);
  const missing = { code: "not_found" };
  await expect(harness.run(planSessions, stranger.owner, { pick: "view", view: kiosks })).rejects.toMatchObject(
    missing,
  );

  const open = async (view: string, actor = owner) =>
    (await harness.run(openCalendar, actor, { establishmentId, view, locale: "en" })).address.split("/").at(-1) ?? "";
  const [ofTills, ofKiosks] = [await open(tills), await open(kiosks)];
  expect(await readCalendar(harness.edges, ofTills)).toContain("Till 1");
  expect(await readCalendar(harness.edges, ofKiosks)).not.toContain("Till 1");
  await expect(open(await save("q=x", "documents"))).rejects.toMatchObject(missing);
  const it = await harness.person({ [establishmentId]: "it" });
  await expect(open(tills, it)).rejects.toMatchObject(missing);
  await harness.run(removeView, owner, { viewId: tills });
  await expect(readCalendar(harness.edges, ofTills)).rejects.toMatchObject(missing);
});

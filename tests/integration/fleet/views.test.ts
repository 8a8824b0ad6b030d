import { expect, test } from "vitest";
import { listViews, showView } from "#lib/services/views/queries.ts";
import { removeView, renameView, restoreView, updateView } from "#lib/services/views/change.ts";
import { saveView } from "#lib/services/views/save.ts";
import { createHarness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";

const view = ({ establishmentId }: Place, changes: Record<string, unknown> = {}) => ({
  establishmentId,
  list: "devices",
  name: "Live in production",
  address: "?status=live&q=till&after=x&open=y&hide=map&sort=-name",
  ...changes,
});

test("a view keeps filter, search, order and columns, for its maker alone until it is shared", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const { owner, establishmentId } = place;
  const it = await harness.person({ [establishmentId]: "it" });
  const { id: viewId } = await harness.run(saveView, owner, view(place));
  const { parameters } = await harness.run(showView, owner, { viewId });
  expect(parameters).toEqual({ hide: "map", q: "till", sort: "-name", status: "live" });
  expect(await harness.run(listViews, it, { list: "devices" })).toEqual([]);
  await expect(harness.run(showView, it, { viewId })).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(updateView, it, { viewId, address: "" })).rejects.toMatchObject({ code: "not_found" });

  const renamed = await harness.run(renameView, owner, { viewId, name: "Ours", shared: "on" });
  expect(renamed.before).toEqual({ name: "Live in production", shared: false });
  expect(await harness.run(listViews, it, { list: "devices" })).toMatchObject([
    { id: viewId, name: "Ours", shared: true, own: false, mayChange: true },
  ]);
  const updated = await harness.run(updateView, it, { viewId, address: "status=draft" });
  expect(Object.fromEntries(new URLSearchParams(updated.before.address))).toEqual(parameters);
  expect((await harness.run(showView, owner, { viewId })).parameters).toEqual({ status: "draft" });
  await expect(harness.run(renameView, it, { viewId, name: "Ours" })).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(saveView, owner, view(place, { name: "Ours" }))).rejects.toMatchObject({
    code: "view.name_taken",
  });
  await harness.run(removeView, owner, { viewId });
  await expect(harness.run(showView, owner, { viewId })).rejects.toMatchObject({ code: "not_found" });
  await harness.run(restoreView, owner, { viewId });
  expect(await harness.run(showView, owner, { viewId })).toMatchObject({ name: "Ours" });
  await harness.run(removeView, owner, { viewId });
  await harness.run(saveView, owner, view(place, { name: "Ours" }));
  await expect(harness.run(restoreView, owner, { viewId })).rejects.toMatchObject({ code: "view.name_taken" });
});

test("a view is not shared, changed or seen by whoever may not", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  const forbidden = { code: "auth.forbidden" };
  await expect(harness.run(saveView, auditor, view(place, { shared: true }))).rejects.toMatchObject(forbidden);
  await harness.run(saveView, auditor, view(place));
  const { id: viewId } = await harness.run(saveView, place.owner, view(place, { shared: true }));
  await expect(harness.run(removeView, auditor, { viewId })).rejects.toMatchObject(forbidden);
  await expect(harness.run(updateView, auditor, { viewId })).rejects.toMatchObject(forbidden);
  const missing = { code: "not_found" };
  await expect(harness.run(saveView, other.owner, view(place))).rejects.toMatchObject(missing);
  for (const act of [showView, removeView, restoreView]) {
    await expect(harness.run(act, other.owner, { viewId })).rejects.toMatchObject(missing);
  }
  for (const list of ["audit", "sessions", "findings", "warnings"])
    expect(await harness.run(saveView, place.owner, view(place, { list }))).toMatchObject({ list });
  await expect(harness.run(saveView, place.owner, view(place, { list: "people" }))).rejects.toMatchObject({
    code: "input.invalid",
  });
});

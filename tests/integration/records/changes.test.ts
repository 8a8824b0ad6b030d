import { expect, test } from "vitest";
import { lastChange } from "#lib/services/changes/last-change.ts";
import { aTill, issueAt } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";

test("a mark of changes moves with one's own establishment alone, and tells nothing of another's", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const other = await aPlace(harness);
  const markFor = async (asked: Record<string, string>, owner = place.owner) =>
    (await harness.run(lastChange, owner, asked)).mark;

  const [mine, theirs] = [await markFor({}), await markFor({}, other.owner)];
  const { id } = await issueAt(till);
  expect(await markFor({})).not.toEqual(mine);
  expect(await markFor({}, other.owner)).toEqual(theirs);
  expect(await markFor({ document: id })).not.toBeNull();

  expect(await markFor({ establishment: place.establishmentId }, other.owner)).toBeNull();
  expect(await markFor({ document: id }, other.owner)).toBeNull();
  expect(await markFor({ document: id, establishment: place.establishmentId }, other.owner)).toBeNull();

  const limited = await harness.person({ [place.establishmentId]: "accountant" }, { branches: [place.branchId] });
  expect(await markFor({}, limited)).toBeNull();
  expect(await markFor({ document: id }, limited)).toBeNull();
});

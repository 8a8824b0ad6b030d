import type { Actor } from "#lib/actor.ts";
import { expect, test, type TestContext } from "vitest";
import { listCauses, showCause } from "#lib/services/findings/causes.ts";
import { exportCauses } from "#lib/services/findings/export.ts";
import { handleCause, settleCause } from "#lib/services/findings/handle.ts";
import { reissueCause } from "#lib/services/findings/reissue.ts";
import { exportCauseDocuments } from "#lib/services/exports/details.ts";
import { showDocument } from "#lib/services/documents/queries.ts";
import { saveView } from "#lib/services/views/save.ts";
import { aTill, anotherTill, documentInput, issueAt } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import { answering, opened, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const error = (code: string) => ({
  type: "ERROR",
  code,
  category: "KSA",
  message: `${code} says the gateway`,
  status: "ERROR",
});
const refusing = (till: Walk, ...codes: readonly string[]) =>
  answering(till, () =>
    Response.json({ validationResults: { errorMessages: codes.map(error), status: "ERROR" } }, { status: 400 }),
  );

const causesOf = async (till: Walk) => await till.harness.run(listCauses, till.place.owner, {});
const at = (till: Walk, code: string, subject: string) => ({
  establishmentId: till.place.establishmentId,
  environment: "simulator",
  code,
  subject,
});

/** Documents of the till that ZATCA rejected with these codes. */
async function rejected(
  till: Walk,
  count: number,
  codes: readonly string[],
  kind: "standard" | "simplified" = "simplified",
) {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    till.harness.clock.advance(1_000);
    ids.push((await issueAt(till, documentInput(till.harness, kind))).id);
  }
  await work(till, 0, refusing(till, ...codes));
  return ids;
}

async function aRejectedLot(context: TestContext, count: number, code: string, kind?: "standard" | "simplified") {
  const till = await opened(await aTill(context));
  return { till, ids: await rejected(till, count, [code], kind) };
}

test("rejections are grouped by what caused them: a branch's address, a buyer, one document", async (context) => {
  const till = await opened(await aTill(context));
  const other = await anotherTill(till);
  await rejected(till, 2, ["BR-KSA-37", "BR-KSA-99"]);
  await rejected(other, 1, ["BR-KSA-37"]);
  await rejected(till, 1, ["BR-KSA-44"], "standard");
  const found = await causesOf(till);
  expect(found).toMatchObject({ documents: 4, capped: false });
  expect(
    found.causes.map(({ code, subject, documents, name }) => [code, subject.split(":")[0], documents, name?.nameAr]),
  ).toEqual([
    ["BR-KSA-37", "branch", 3, expect.any(String)],
    ["BR-KSA-99", "document", 2, undefined],
    ["BR-KSA-44", "buyer", 1, "شركة مثال للتجارة"],
  ]);
});

test("a corrected document leaves its cause, and one rejected again counts once", async (context) => {
  const { till, ids } = await aRejectedLot(context, 2, "BR-KSA-37");
  const subject = (await causesOf(till)).causes[0]?.subject ?? "";
  const { harness, place } = till;
  harness.clock.advance(60_000);
  const ends = await harness.run(reissueCause, place.owner, { ...at(till, "BR-KSA-37", subject), value: "" });
  expect(ends.map(({ documentId, end }) => [documentId, end.kind])).toEqual(ids.map((id) => [id, "issued"]));
  expect(await causesOf(till)).toMatchObject({ documents: 0, causes: [] });
  await work(till, 0, refusing(till, "BR-KSA-37"));
  expect(await causesOf(till)).toMatchObject({ documents: 2, causes: [{ code: "BR-KSA-37", documents: 2 }] });
  await expect(harness.run(showCause, place.owner, at(till, "BR-KSA-44", subject))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("one right value of the buyer mends the whole set; a wrong one is refused document by document and loses nothing", async (context) => {
  const { till, ids } = await aRejectedLot(context, 2, "BR-KSA-44", "standard");
  const { harness, place } = till;
  const cause = at(till, "BR-KSA-44", "buyer:شركة مثال للتجارة");
  const wrong = await harness.run(reissueCause, place.owner, { ...cause, value: "12" });
  expect(wrong.map(({ end }) => end.kind)).toEqual(["refused", "refused"]);
  expect(wrong[0]?.end).toMatchObject({ code: "document.refused" });
  expect(await causesOf(till)).toMatchObject({ documents: 2 });

  harness.clock.advance(60_000);
  const right = await harness.run(reissueCause, place.owner, { ...cause, value: "300055566600003" });
  const [first] = right;
  if (first?.end.kind !== "issued") throw new Error("not issued");
  const made = await harness.run(showDocument, place.owner, { documentId: first.end.documentId });
  const before = await harness.run(showDocument, place.owner, { documentId: ids[0] });
  expect([made.number, made.issueTime]).toEqual([before.number, before.issueTime]);
  expect(Buffer.from(made.xml, "base64").toString("utf8")).toContain("300055566600003");
  await work(till);
  expect(await harness.run(showDocument, place.owner, { documentId: made.id })).toMatchObject({ state: "accepted" });
  await expect(harness.run(reissueCause, place.owner, { ...cause, value: "" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a cause that cannot be mended by one value takes none", async (context) => {
  const { till } = await aRejectedLot(context, 1, "BR-KSA-37");
  const subject = (await causesOf(till)).causes[0]?.subject ?? "";
  const attempt = till.harness.run(reissueCause, till.place.owner, {
    ...at(till, "BR-KSA-37", subject),
    value: "1234",
  });
  await expect(attempt).rejects.toMatchObject({ code: "input.invalid", fields: [{ path: "value" }] });
});

test("who sees to it, a note and 'fixed' are kept; what is rejected later shows that it came back", async (context) => {
  const { till } = await aRejectedLot(context, 1, "BR-KSA-37");
  const { harness, place } = till;
  const [cause] = (await causesOf(till)).causes;
  const here = at(till, "BR-KSA-37", cause?.subject ?? "");
  const [group] = await harness.owner<{ id: string }[]>`
    select id from groups where establishment_id = ${place.establishmentId} and is_fallback`;
  const handling = { ...here, groupId: group?.id, note: "  the landlord has it  " };
  expect(await harness.run(handleCause, place.owner, handling)).toEqual({ groupId: null, note: null });
  harness.clock.advance(1_000);
  expect(await harness.run(settleCause, place.owner, { ...here, state: "fixed" })).toEqual({ fixedAt: null });
  const since = harness.clock.now();
  const asked = async (by: object) =>
    (await harness.run(listCauses, place.owner, by)).causes.map(({ subject }) => subject);
  for (const by of [{ state: "fixed" }, { group: group?.id }]) expect(await asked(by)).toEqual([here.subject]);
  for (const by of [{ state: "new" }, { state: "back" }, { group: "nobody" }]) expect(await asked(by)).toEqual([]);
  const file = (await harness.run(exportCauseDocuments, place.owner, here)).chunks;
  expect(Buffer.concat(await Array.fromAsync(file)).toString()).toMatch(
    /^.*\r\n[^\r]+,SAR,[^\r]+,BR-KSA-37,[^\r]+\r\n$/,
  );
  expect(await harness.run(showCause, place.owner, here)).toMatchObject({
    group: { id: group?.id },
    note: "the landlord has it",
    documents: 1,
    fresh: 0,
    fixedAt: harness.clock.now(),
  });
  await rejected(till, 1, ["BR-KSA-37"]);
  expect(await harness.run(showCause, place.owner, here)).toMatchObject({ documents: 2, fresh: 1 });
  expect(await asked({ state: "back" })).toEqual([here.subject]);
  expect(await harness.run(settleCause, place.owner, { ...here, state: "open" })).toEqual({ fixedAt: since });
  expect(await harness.run(showCause, place.owner, here)).toMatchObject({
    fixedAt: null,
    fresh: 2,
    group: { id: group?.id },
  });
  await harness.run(settleCause, place.owner, { ...here, state: "fixed", since });
  expect(await harness.run(showCause, place.owner, here)).toMatchObject({ fixedAt: since, fresh: 1 });
});

test("another establishment sees, changes and reissues nothing of it; a reader changes nothing", async (context) => {
  const { till } = await aRejectedLot(context, 1, "BR-KSA-37");
  const { harness, place } = till;
  const here = at(till, "BR-KSA-37", (await causesOf(till)).causes[0]?.subject ?? "");
  const stranger = await harness.person({});
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  const elsewhere = (await aPlace(harness)).owner;
  expect(await harness.run(listCauses, elsewhere, {})).toMatchObject({ documents: 0, causes: [] });
  const handling = { ...here, groupId: null, note: null };
  const actsOf = (actor: Actor) => [
    () => harness.run(handleCause, actor, handling),
    () => harness.run(settleCause, actor, { ...here, state: "fixed" }),
    () => harness.run(reissueCause, actor, { ...here, value: null }),
  ];
  const showsTo = (actor: Actor) => harness.run(showCause, actor, here);
  for (const act of [() => showsTo(elsewhere), ...actsOf(elsewhere)])
    await expect(act()).rejects.toMatchObject({ code: "not_found" });
  for (const act of [() => showsTo(stranger), ...actsOf(stranger), ...actsOf(auditor)])
    await expect(act()).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("a view of causes says what their file holds, for whoever sees the view", async (context) => {
  const { till } = await aRejectedLot(context, 1, "BR-KSA-37");
  const { harness, place } = till;
  const { owner, establishmentId } = place;
  const save = async (address: string, list = "findings") =>
    (await harness.run(saveView, owner, { establishmentId, list, name: address, shared: true, address })).id;
  const linesOf = async (address: object, actor = owner) => {
    const { chunks } = await harness.run(exportCauses, actor, address);
    return Buffer.concat(await Array.fromAsync(chunks))
      .toString()
      .trim()
      .split("\r\n");
  };
  expect(await linesOf({ establishmentId, view: await save("state=new") })).toHaveLength(2);
  expect(await linesOf({ establishmentId, view: await save("state=fixed") })).toHaveLength(1);
  expect(await linesOf({ establishmentId, group: "nobody" })).toHaveLength(2);
  const missing = { code: "not_found" };
  const ofAudit = await save("q=x", "audit");
  await expect(linesOf({ establishmentId, view: ofAudit })).rejects.toMatchObject(missing);
  const other = await aPlace(harness);
  const theirs = { establishmentId: other.establishmentId, view: await save("state=back") };
  await expect(linesOf(theirs, other.owner)).rejects.toMatchObject(missing);
});

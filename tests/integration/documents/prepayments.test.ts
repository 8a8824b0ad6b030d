import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { countDocuments } from "#lib/services/documents/count.ts";
import { documentSettlements } from "#lib/services/documents/settlements.ts";
import { showDocument } from "#lib/services/documents/queries.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { monthlyTieOut } from "#lib/services/tie-out/queries.ts";
import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { aTill, anotherTill, chainOf, countersOf, documentInput, issueAt } from "#tests/support/documents.ts";
import { aPlace } from "#tests/support/records.ts";
import { answering, opened, work } from "#tests/support/submissions.ts";
import type { Walk } from "#tests/support/walk.ts";

/** 70.50 and 10.58 VAT. */
const aPrepayment = (till: Walk, changes: object = {}) =>
  issueAt(till, { ...documentInput(till.harness, "simplified", "386"), ...changes });

/** 141.00 and 21.15 VAT, with prepayments to settle. */
function finalOf(till: Walk, ...prepayments: readonly object[]) {
  const input = documentInput(till.harness);
  const [line] = input.lines;
  return { ...input, lines: [line, line], prepayments };
}

const part = (taxable: string, tax?: string) => ({
  category: "S",
  percent: "15",
  taxable,
  ...(tax === undefined ? {} : { tax }),
});

const standing = async (till: Walk, documentId: string, actor: Actor = till.place.owner) =>
  (await till.harness.run(documentSettlements, actor, { documentId })).prepayment;

const leftOf = async (till: Walk, documentId: string) => (await standing(till, documentId))?.left;

const reject = (till: Walk) =>
  work(
    till,
    0,
    answering(till, () =>
      Response.json({ validationResults: { errorMessages: [wrong], status: "ERROR" } }, { status: 400 }),
    ),
  );
const wrong = { type: "ERROR", code: "BR-KSA-99", category: "KSA", message: "wrong", status: "ERROR" };

describe("a prepayment is settled once", () => {
  test("its number is enough: the rest is known, and all that is left is taken", async (context) => {
    const till = await aTill(context);
    const advance = await aPrepayment(till);
    expect(advance.prepaymentLeft).toEqual([part("70.50", "10.58")]);
    const final = await issueAt(till, finalOf(till, { number: advance.number }));
    expect(final.prepaymentLeft).toBeNull();
    expect((await till.harness.run(showDocument, till.place.owner, { documentId: advance.id })).prepaymentLeft).toEqual(
      [part("0.00", "0.00")],
    );
    expect(final).toMatchObject({ tax: "21.15", payable: "81.07", findings: [], advice: [] });
    const xml = Buffer.from(final.xml, "base64").toString();
    expect(xml).toContain(`<cbc:UUID>${advance.uuid}</cbc:UUID>`);
    expect(await standing(till, advance.id)).toEqual({
      given: { net: "70.50", tax: "10.58", total: "81.08" },
      left: { net: "0.00", tax: "0.00", total: "0.00" },
      takers: [
        expect.objectContaining({
          id: final.id,
          number: final.number,
          total: "81.08",
          typeCode: "388",
          rejected: false,
        }),
      ],
      hidden: undefined,
    });
    expect(await till.harness.run(documentSettlements, till.place.owner, { documentId: final.id })).toMatchObject({
      takes: [{ id: advance.id, number: advance.number, net: "70.50", tax: "10.58", total: "81.08" }],
      prepayment: undefined,
    });
    const { establishmentId } = till.place;
    const month = riyadhTime(till.harness.clock.now()).slice(0, 7);
    const ofMonth = { establishmentId, environment: "simulator", month };
    expect(await till.harness.run(monthlyTieOut, till.place.owner, ofMonth)).toMatchObject({
      rows: [{ net: "211.50", vat: "31.73", deducted: { net: "70.50", vat: "10.58" } }],
    });
    const refused = issueAt(till, finalOf(till, { number: advance.number }));
    await expect(refused).rejects.toMatchObject({
      code: "document.prepayment_exceeded",
      params: { number: advance.number, left: "0.00", leftTax: "0.00", asked: "70.50", askedTax: "10.58" },
      fields: [{ path: "document.prepayments.0", code: "prepayment_exceeded" }],
    });
    expect(await countersOf(till)).toBe(2);
  });

  test("in parts, of which the last takes the rest of the VAT", async (context) => {
    const till = await aTill(context);
    const advance = await aPrepayment(till);
    const take = (...parts: readonly object[]) => issueAt(till, finalOf(till, { number: advance.number, parts }));
    await take(part("23.50"));
    expect(await leftOf(till, advance.id)).toEqual({ net: "47.00", tax: "7.05", total: "54.05" });
    await expect(take(part("47.01"))).rejects.toMatchObject({ code: "document.prepayment_exceeded" });
    await expect(take(part("47.00", "7.06"))).rejects.toMatchObject({ params: { leftTax: "7.05", askedTax: "7.06" } });
    await expect(take(part("-1.00"))).rejects.toMatchObject({ code: expect.stringMatching(/^document\./) });
    await expect(take({ ...part("1.00"), percent: "5" })).rejects.toMatchObject({ params: { left: "0.00" } });
    const twice = finalOf(till, ...["30", "20"].map((taxable) => ({ number: advance.number, parts: [part(taxable)] })));
    await expect(issueAt(till, twice)).rejects.toMatchObject({ fields: [{ path: "document.prepayments.1" }] });
    await take(part("47.00"));
    expect(await leftOf(till, advance.id)).toEqual({ net: "0.00", tax: "0.00", total: "0.00" });
  });

  test("two devices that take it at once cannot both have it, and two prepayments in two orders do not lock each other", async (context) => {
    const first = await aTill(context);
    const second = await anotherTill(first);
    for (let round = 0; round < 5; round += 1) {
      const advances = [await aPrepayment(first), await aPrepayment(second)];
      const names = advances.map(({ number }) => ({ number }));
      const ends = await Promise.allSettled([
        issueAt(first, finalOf(first, ...names)),
        issueAt(second, finalOf(second, ...names.toReversed())),
        issueAt(first, documentInput(first.harness)),
      ]);
      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
      expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { code: "document.prepayment_exceeded" },
      });
      for (const { id } of advances) expect((await standing(first, id))?.takers).toHaveLength(1);
    }
    for (const till of [first, second])
      expect((await chainOf(till)).map(({ icv }) => Number(icv))).toEqual(
        Array.from({ length: await countersOf(till) }, (_, index) => index + 1),
      );
  });

  test("the same call again takes nothing", async (context) => {
    const till = await aTill(context);
    const advance = await aPrepayment(till);
    const document = finalOf(till, { number: advance.number });
    const ends = await Promise.all(
      Array.from({ length: 4 }, () => issueAt(till, document, { idempotencyKey: "final" })),
    );
    expect(new Set(ends.map(({ id }) => id)).size).toBe(1);
    expect((await issueAt(till, document, { idempotencyKey: "final" })).id).toBe(ends[0]?.id);
    expect((await standing(till, advance.id))?.takers).toHaveLength(1);
  });
});

describe("what was taken comes back", () => {
  test("with the rejection of the final invoice, and its correction takes it again", async (context) => {
    const till = await opened(await aTill(context));
    const advance = await aPrepayment(till);
    await work(till);
    const document = finalOf(till, { number: advance.number, parts: [part("50")] });
    const final = await issueAt(till, document);
    await reject(till);
    expect(await leftOf(till, advance.id)).toMatchObject({ net: "70.50", tax: "10.58" });
    expect((await standing(till, advance.id))?.takers).toMatchObject([{ id: final.id, rejected: true }]);
    const toCorrect = async () => (await till.harness.run(countDocuments, till.place.owner, {})).rejected;
    expect(await toCorrect()).toBe(1);
    const corrected = await issueAt(till, document);
    expect(await toCorrect()).toBe(0);
    expect(corrected.number).toBe(final.number);
    expect(await leftOf(till, advance.id)).toMatchObject({ net: "20.50", tax: "3.08" });
  });

  test("no part of a rejected prepayment can be taken, and its correction stands in its place", async (context) => {
    const till = await opened(await aTill(context));
    const advance = await aPrepayment(till);
    await issueAt(till, finalOf(till, { number: advance.number, parts: [part("50")] }));
    await till.harness.owner`update document_identities set rejected_at = now() where id = ${advance.id}`;
    const named = finalOf(till, { number: advance.number, uuid: advance.uuid, parts: [part("1")] });
    await expect(issueAt(till, named)).rejects.toMatchObject({
      fields: [{ path: "document.prepayments.0", code: "no_prepayment" }],
    });
    const corrected = await aPrepayment(till, { number: advance.number });
    expect(await leftOf(till, corrected.id)).toMatchObject({ net: "20.50", tax: "3.08" });
    await expect(issueAt(till, finalOf(till, { number: advance.number, parts: [part("21")] }))).rejects.toMatchObject({
      params: { left: "20.50" },
    });
  });
});

test("a credit note on a prepayment reduces what may be taken", async (context) => {
  const till = await aTill(context);
  const advance = await aPrepayment(till);
  const note = documentInput(till.harness, "simplified", "381");
  const [line] = note.lines;
  const lines = [{ ...line, quantity: { value: "1", unit: "PCE" } }];
  const credit = await issueAt(till, { ...note, lines, precedingInvoices: [{ number: advance.number }] });
  expect(await standing(till, advance.id)).toMatchObject({
    left: { net: "47.00", tax: "7.05" },
    takers: [{ id: credit.id, typeCode: "381", net: "23.50" }],
  });
  await issueAt(till, finalOf(till, { number: advance.number }));
  // what was settled before does not keep a credit note from being issued
  await issueAt(till, { ...note, number: `${note.number}-2`, precedingInvoices: [{ number: advance.number }] });
  expect(await leftOf(till, advance.id)).toEqual({ net: "0.00", tax: "0.00", total: "0.00" });
});

test("a prepayment that Khatm does not know is taken as it is said, and noted", async (context) => {
  const till = await aTill(context);
  const elsewhere = await aPrepayment(await aTill(context));
  const said = { number: elsewhere.number, issueDate: "2026-01-05", issueTime: "10:00:00", parts: [part("70.50")] };
  const final = await issueAt(till, finalOf(till, { ...said, uuid: elsewhere.uuid }));
  expect(final.payable).toBe("81.07");
  expect(final.advice).toMatchObject([{ code: "advice.unknown_prepayment", params: { value: elsewhere.number } }]);
  await expect(issueAt(till, finalOf(till, { number: elsewhere.number }))).rejects.toMatchObject({
    code: "input.invalid",
    fields: [{ code: "required" }, { code: "required" }, { code: "required" }],
  });
  const other = await issueAt(till);
  await expect(issueAt(till, finalOf(till, { ...said, number: other.number }))).rejects.toMatchObject({
    fields: [{ code: "no_prepayment", params: { number: other.number } }],
  });
  const alike = { ...said, number: other.number, uuid: crypto.randomUUID() };
  expect((await issueAt(till, finalOf(till, alike))).advice).toMatchObject([{ code: "advice.unknown_prepayment" }]);
});

test("UBL names a prepayment by its number and UUID, and is refused at the line that names it", async (context) => {
  const till = await aTill(context);
  const advance = await aPrepayment(till);
  const made = await issueAt(till, finalOf(till, { number: advance.number, parts: [part("50")] }));
  const xml = Buffer.from(made.xml, "base64").toString();
  const again = xml.replace(`<cbc:ID>${made.number}<`, "<cbc:ID>AGAIN-1<").replace(made.uuid, crypto.randomUUID());
  const issue = till.harness.run(issueDocument, till.place.owner, { deviceId: till.deviceId, xml: Buffer.from(again) });
  await expect(issue).rejects.toMatchObject({
    code: "document.prepayment_exceeded",
    params: { left: "20.50", asked: "50.00" },
    fields: [{ path: '/Invoice/cac:InvoiceLine[cbc:ID="3"]/cac:DocumentReference' }],
  });
});

test("whoever may issue meets what other branches and devices took, and nobody sees another establishment's", async (context) => {
  const first = await aTill(context);
  const second = await anotherTill(first);
  const { harness, place } = first;
  const advance = await aPrepayment(first);
  await issueAt(first, finalOf(first, { number: advance.number, parts: [part("50")] }));
  const bound: Actor = {
    kind: "key",
    id: crypto.randomUUID(),
    name: "till",
    establishmentId: place.establishmentId,
    deviceId: second.deviceId,
    scopes: ["document:write"],
  };
  const document = finalOf(second, { number: advance.number, parts: [part("21")] });
  const byKey = harness.run(issueDocument, bound, { deviceId: second.deviceId, document, idempotencyKey: "1" });
  await expect(byKey).rejects.toMatchObject({ code: "document.prepayment_exceeded", params: { left: "20.50" } });
  const reader: Actor = { ...bound, deviceId: first.deviceId, scopes: ["document:read"] };
  expect((await standing(first, advance.id, reader))?.hidden).toBeUndefined();
  await issueAt(second, finalOf(second, { number: advance.number, parts: [part("20")] }));
  const seen = await standing(first, advance.id, reader);
  expect(seen).toMatchObject({
    left: { net: "0.50" },
    takers: [{ net: "50.00" }],
    hidden: { net: "20.00", tax: "3.00" },
  });
  const stranger = await aPlace(harness);
  const asked = { documentId: advance.id };
  await expect(harness.run(documentSettlements, stranger.owner, asked)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(showDocument, stranger.owner, asked)).rejects.toMatchObject({ code: "not_found" });
});

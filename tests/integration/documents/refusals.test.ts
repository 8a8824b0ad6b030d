import { describe, expect, test } from "vitest";
import { openBranch } from "#lib/services/branches/open.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { updateEstablishment } from "#lib/services/establishments/update.ts";
import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { aTill, anotherTill, countersOf, documentInput, issueAt, nextNumber } from "../../support/documents.ts";
import { aPlace, branchInput, deviceInput, establishmentInput } from "../../support/records.ts";

const minutes = 60_000;
const field = (path: string, code: string, own?: string) =>
  expect.objectContaining({
    fields: expect.arrayContaining([expect.objectContaining({ path, code, ...(own !== undefined && { field: own }) })]),
  });

describe("a document is refused without taking a counter", () => {
  test("when the certificate was issued for a VAT number that the establishment no longer has", async (context) => {
    const till = await aTill(context, { functionalityMap: "0100" });
    const { harness, place } = till;
    const change = { ...establishmentInput(), establishmentId: place.establishmentId, consequencesAccepted: "true" };
    await harness.run(updateEstablishment, place.owner, change);
    await expect(issueAt(till)).rejects.toMatchObject({
      code: "document.certificate_of_another_number",
      params: { vatNumber: change.vatNumber },
    });
    expect(await countersOf(till)).toBe(0);
  });

  test("for what its issuer may not do", async (context) => {
    const till = await aTill(context, { functionalityMap: "0100" });
    const { harness, place, deviceId } = till;
    const { id: other } = await harness.run(openBranch, place.owner, branchInput(place.establishmentId));
    const stranger = await aPlace(harness);
    const draft = await harness.run(registerDevice, place.owner, deviceInput(place.establishmentId, place.branchId));
    const document = documentInput(harness);
    const attempt = (changes: Record<string, unknown>, by = place.owner) =>
      harness.run(issueDocument, by, { deviceId, document, ...changes });

    await expect(attempt({ branchId: other })).rejects.toMatchObject({ code: "document.branch_not_served" });
    await expect(attempt({ branchId: stranger.branchId })).rejects.toMatchObject({
      code: "document.branch_not_served",
    });
    await expect(attempt({}, stranger.owner)).rejects.toMatchObject({ code: "not_found" });
    await expect(attempt({ deviceId: draft.id })).rejects.toMatchObject({
      code: "document.device_not_live",
      params: { status: "draft" },
    });
    await expect(attempt({ document: documentInput(harness, "standard") })).rejects.toMatchObject({
      code: "document.kind_not_covered",
    });
    const it = await harness.person({ [place.establishmentId]: "it" });
    await expect(attempt({}, it)).rejects.toMatchObject({ code: "auth.forbidden" });
    for (const status of ["suspended", "ended"]) {
      await harness.owner`update devices set status = ${status} where id = ${deviceId}`;
      await expect(attempt({})).rejects.toMatchObject({ code: "document.device_not_live", params: { status } });
    }
    expect(await countersOf(till)).toBe(0);
    await harness.owner`update devices set status = 'live' where id = ${deviceId}`;
    expect(await attempt({})).toMatchObject({ icv: "1" });
  });

  test("in the last ten minutes of the certificate and after its end", async (context) => {
    const till = await aTill(context);
    const [credential] = await till.harness.owner<{ not_after: Date }[]>`
      select not_after from credentials where status = 'live'`;
    const end = credential?.not_after.getTime() ?? 0;
    till.harness.clock.advance(end - till.harness.clock.now().getTime() - 11 * minutes);
    expect(await issueAt(till)).toMatchObject({ icv: "1" });
    till.harness.clock.advance(minutes);
    await expect(issueAt(till)).rejects.toMatchObject({ code: "document.certificate_ends" });
    till.harness.clock.advance(60 * minutes);
    await expect(issueAt(till)).rejects.toMatchObject({ code: "document.certificate_ends" });
    expect(await countersOf(till)).toBe(1);
  });

  test("for a number or UUID that the establishment has used, on whatever device", async (context) => {
    const till = await aTill(context);
    const second = await anotherTill(till);
    const number = nextNumber();
    const { id, uuid } = await issueAt(till, { ...documentInput(till.harness), number });
    const again = { ...documentInput(till.harness), number };
    await expect(issueAt(second, again)).rejects.toMatchObject({ code: "document.number_taken" });
    await expect(issueAt(second, { ...documentInput(till.harness), uuid })).rejects.toMatchObject({
      code: "document.uuid_taken",
    });
    expect(await countersOf(second)).toBe(0);
    await till.harness.owner`update document_identities set rejected_at = now() where id = ${id}`;
    expect(await issueAt(second, again)).toMatchObject({ icv: "1", number });
  });

  test("for its content, with the path and the rule", async (context) => {
    const till = await aTill(context);
    const { harness } = till;
    const good = documentInput(harness, "standard");
    const later = riyadhTime(new Date(harness.clock.now().getTime() + 5 * minutes));
    const cases = [
      [
        { buyer: { ...good.buyer, vatNumber: "12" } },
        field(
          "/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID",
          "BR-KSA-44",
          "document.buyer.vatNumber",
        ),
      ],
      [
        { stated: { tax: "99.00" } },
        field("/Invoice/cac:TaxTotal[2]/cbc:TaxAmount", "amount_differs", "document.stated.tax"),
      ],
      [{ colour: "red" }, field("document.colour", "not_modelled")],
      [{ lines: [] }, field("document.lines", "required")],
      [{ issueDate: later.slice(0, 10), issueTime: later.slice(11) }, field("document.issueTime", "in_future")],
      [{ issueDate: "2026-01-02", issueTime: "10:00:00Z" }, field("document.issueTime", "not_riyadh_time")],
      [
        { seller: { vatNumber: "399999999900003", name: "Somebody else" } },
        expect.objectContaining({
          code: "document.other_taxpayer",
          fields: [{ path: "document.seller.vatNumber", code: "invalid", params: {} }],
        }),
      ],
      [{ seller: { name: "Somebody" } }, field("document.seller.vatNumber", "required")],
    ] as const;
    for (const [change, refusal] of cases) {
      const document = { ...good, number: nextNumber(), ...change };
      await expect(issueAt(till, document), JSON.stringify(change)).rejects.toEqual(refusal);
    }
    expect(await countersOf(till)).toBe(0);
    expect(await harness.owner`select 1 from document_identities`).toHaveLength(0);
  });
});

describe("the same Idempotency-Key", () => {
  test("gives the same document, even at once, and is refused for another request", async (context) => {
    const till = await aTill(context);
    const document = documentInput(till.harness);
    const named = { idempotencyKey: "till-1/17" };
    const [first, second] = await Promise.all([issueAt(till, document, named), issueAt(till, document, named)]);
    expect(second).toEqual(first);
    till.harness.clock.advance(3 * 60 * minutes);
    expect((await issueAt(till, document, named)).id).toBe(first.id);
    await expect(issueAt(till, documentInput(till.harness), named)).rejects.toMatchObject({
      code: "request.idempotency_key_reused",
    });
    expect(await countersOf(till)).toBe(1);
  });

  test("is free again when the call was refused", async (context) => {
    const till = await aTill(context);
    const named = { idempotencyKey: "till-1/18" };
    const wrong = { ...documentInput(till.harness), stated: { tax: "99.00" } };
    await expect(issueAt(till, wrong, named)).rejects.toMatchObject({ code: "document.refused" });
    expect(await issueAt(till, documentInput(till.harness), named)).toMatchObject({ icv: "1" });
  });
});

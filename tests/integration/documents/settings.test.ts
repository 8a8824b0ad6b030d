import { describe, expect, test } from "vitest";
import { resetSetting } from "#lib/services/settings/reset.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { aTill, documentInput, issueAt } from "../../support/documents.ts";
import { anIssued, hour, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const set = ({ harness, place }: Walk, key: string, value: string | number, actor = place.owner) =>
  harness.run(changeSetting, actor, {
    establishmentId: place.establishmentId,
    environment: "simulator",
    key,
    value,
  });

const lines = (till: Walk, count: number) => {
  const document = documentInput(till.harness);
  return { ...document, lines: Array.from({ length: count }, () => document.lines[0]) };
};

describe("a setting", () => {
  test("says how long before its certificate ends a device stops issuing", async (context) => {
    const till = await aTill(context);
    const [certificate] = await till.harness.owner<{ ends: Date }[]>`
      select not_after as ends from credentials where kind = 'production'`;
    till.harness.clock.advance((certificate?.ends.getTime() ?? 0) - till.harness.clock.now().getTime() - hour);
    await issueAt(till);
    await set(till, "document.stop_before_end_ms", 2 * hour);
    await expect(issueAt(till)).rejects.toMatchObject({
      code: "document.certificate_ends",
      params: { minutes: 120 },
    });
    await expect(set(till, "document.stop_before_end_ms", -1)).rejects.toMatchObject({ code: "input.invalid" });
  });

  test("leaves the stamp of standard documents to ZATCA", async (context) => {
    const till = await opened(await aTill(context));
    await set(till, "document.stamp_standard", "off");
    const standard = await issueAt(till, documentInput(till.harness, "standard"));
    expect(standard.qr).toBeNull();
    expect(Buffer.from(standard.xml, "base64").toString()).not.toContain("SignatureValue");
    expect((await issueAt(till)).qr).not.toBeNull();
    await work(till);
    expect(await rowOf(till, standard.id)).toMatchObject({ state: "accepted" });
  });

  test("keeps the number of a rejected document for its successor, or not", async (context) => {
    const till = await opened(await aTill(context));
    const id = await anIssued(till);
    till.harness.simulator.inject({ kind: "unprocessable", path: "/invoices/reporting/single" });
    await work(till);
    const [row] = await till.harness.owner<
      { number: string }[]
    >`select number from document_identities where id = ${id}`;
    const again = () => issueAt(till, { ...documentInput(till.harness), number: row?.number });
    await set(till, "document.number_on_correction", "new");
    await expect(again()).rejects.toMatchObject({ code: "document.number_taken" });
    await set(till, "document.number_on_correction", "keep");
    expect((await again()).number).toBe(row?.number);
  });

  test("warns of large documents and refuses larger ones before they take a counter", async (context) => {
    const till = await aTill(context);
    await set(till, "document.size_warning_mb", 1);
    const { findings, icv } = await issueAt(till, lines(till, 1_200));
    expect(findings).toContainEqual(expect.objectContaining({ code: "KHATM-LARGE", severity: "warning" }));
    await set(till, "document.size_refusal_mb", 1);
    await expect(issueAt(till, lines(till, 1_200))).rejects.toMatchObject({
      code: "document.refused",
      fields: [{ code: "too_large" }],
    });
    expect((await issueAt(till)).icv).toBe(String(Number(icv) + 1));
  });
});

const wrong = (till: Walk) => {
  const document = documentInput(till.harness, "standard");
  return { ...document, buyer: { ...document.buyer, vatNumber: "399416207500004" } };
};
const found = async (till: Walk) =>
  (await issueAt(till, wrong(till))).findings.filter(({ code }) => code === "BR-KSA-44");

describe("a rule that counts otherwise", () => {
  test("is still found: as a warning, as a note, or as what refuses", async (context) => {
    const till = await aTill(context);
    const refused = { code: "document.refused", fields: [{ code: "BR-KSA-44" }] };
    await expect(issueAt(till, wrong(till))).rejects.toMatchObject(refused);
    await set(till, "document.rules", "BR-KSA-44=warn");
    expect(await found(till)).toMatchObject([{ severity: "warning", params: { weight: "warn" } }]);
    await set(till, "document.rules", "BR-KSA-44=off, BR-KSA-63=block");
    expect(await found(till)).toMatchObject([{ severity: "info", params: { weight: "off", was: "error" } }]);
    await till.harness.run(resetSetting, till.place.owner, {
      establishmentId: till.place.establishmentId,
      environment: "simulator",
      key: "document.rules",
    });
    await expect(issueAt(till, wrong(till))).rejects.toMatchObject(refused);
    const [entry] = await till.harness.owner`
      select detail from audit_entries where action = 'settings.change' and entity_id = 'document.rules' order by id limit 1`;
    expect(entry?.["detail"]).toMatchObject({ value: "BR-KSA-44=warn" });
  });

  test("is for owners and admins, and is one of ZATCA's rules", async (context) => {
    const till = await aTill(context);
    const { establishmentId } = till.place;
    const [it, admin] = [
      await till.harness.person({ [establishmentId]: "it" }),
      await till.harness.person({ [establishmentId]: "admin" }),
    ];
    await set(till, "document.size_warning_mb", 5, it);
    await expect(set(till, "document.rules", "BR-KSA-44=off", it)).rejects.toMatchObject({ code: "auth.forbidden" });
    await set(till, "document.rules", "BR-KSA-44=off", admin);
    for (const value of [
      "BR-KSA-9999=off",
      "invalid-invoice-hash=off",
      "BR-KSA-44=perhaps",
      "BR-KSA-44=off BR-KSA-44=warn",
    ])
      await expect(set(till, "document.rules", value)).rejects.toMatchObject({ fields: [{ path: "value" }] });
  });
});

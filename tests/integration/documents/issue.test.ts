import { describe, expect, test } from "vitest";
import { checkDocument } from "#lib/rules/check.ts";
import { listDocuments, showDocument } from "#lib/services/documents/queries.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { aTill, anotherTill, chainOf, countersOf, documentInput, issueAt } from "../../support/documents.ts";

const kinds = [
  ["standard", "388"],
  ["standard", "381"],
  ["standard", "383"],
  ["standard", "386"],
  ["simplified", "388"],
  ["simplified", "381"],
  ["simplified", "383"],
  ["simplified", "386"],
] as const;

describe("a till hands over a document", () => {
  test("each kind is checked, counted, stamped, coded and kept with its submission", async (context) => {
    const till = await aTill(context);
    let before: string = firstPih;
    for (const [index, [kind, typeCode]] of kinds.entries()) {
      const issued = await issueAt(till, documentInput(till.harness, kind, typeCode));
      const bytes = Buffer.from(issued.xml, "base64");
      const checked = checkDocument(bytes, { at: till.harness.clock.now(), expectedPih: before });
      expect(checked, `${kind} ${typeCode}`).toMatchObject({ verdict: "PASS", hash: issued.hash });
      expect(issued).toMatchObject({
        kind,
        typeCode,
        icv: String(index + 1),
        previousHash: before,
        state: "pending",
        submission: kind === "standard" ? "clearance" : "reporting",
        legal: kind === "simplified",
        payable: "81.08",
        tax: "10.58",
        findings: [],
        advice: [],
      });
      before = issued.hash;
    }
    const list = await till.harness.run(listDocuments, till.place.owner, { kind: "simplified", sort: "-issued" });
    expect(list).toMatchObject({ total: 4, rows: [{ hoursLeft: expect.closeTo(24, 0) }, {}, {}, {}] });
    const middle = list.rows.find(({ icv }) => icv === "6");
    const shown = await till.harness.run(showDocument, till.place.owner, { documentId: middle?.id });
    expect([shown.before?.id, shown.after?.id]).toEqual(
      ["5", "7"].map((icv) => list.rows.find((row) => row.icv === icv)?.id),
    );
  });

  test("what ZATCA accepts and a person would not want is said apart from errors and warnings, and stops nothing", async (context) => {
    const till = await aTill(context);
    const input = documentInput(till.harness);
    const [line] = input.lines;
    const odd = { ...input, lines: [{ ...line, vat: { category: "S", percent: "15.50" } }] };
    const issued = await issueAt(till, odd);
    const known = new Set(issued.advice.map(({ code }) => code));
    expect(known).toEqual(new Set(["advice.odd_rate"]));
    expect(issued.findings.some(({ code }) => code.startsWith("advice."))).toBe(false);
    const shown = await till.harness.run(showDocument, till.place.owner, { documentId: issued.id });
    expect(shown.advice.map(({ code, params }) => [code, params["value"]])).toContainEqual([
      "advice.odd_rate",
      "15.50",
    ]);
  });

  test("the limit of a standard document is the end of the 15th of the next month, of a simplified one 24 hours", async (context) => {
    const till = await aTill(context);
    const at = { issueDate: "2026-01-31", issueTime: "23:30:00" };
    const standard = { ...documentInput(till.harness, "standard"), ...at, supplyDate: "2026-01-31" };
    expect((await issueAt(till, standard)).dueAt.toISOString()).toBe("2026-02-15T21:00:00.000Z");
    const simplified = { ...documentInput(till.harness), ...at };
    expect(await issueAt(till, simplified)).toMatchObject({ dueAt: new Date("2026-02-01T20:30:00Z") });
  });

  test("twenty tills at once on two devices make two chains without gap or repeat", async (context) => {
    const first = await aTill(context);
    const second = await anotherTill(first);
    for (let round = 0; round < 3; round += 1)
      await Promise.all(Array.from({ length: 20 }, (_, index) => issueAt(index % 2 === 0 ? first : second)));
    for (const till of [first, second]) {
      const chain = await chainOf(till);
      expect(chain.map(({ icv }) => Number(icv))).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
      expect(chain.map((row) => row.previous_hash)).toEqual([firstPih, ...chain.slice(0, -1).map(({ hash }) => hash)]);
      expect(await countersOf(till)).toBe(30);
    }
  });
});

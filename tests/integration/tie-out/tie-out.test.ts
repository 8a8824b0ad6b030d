import { describe, expect, test } from "vitest";
import { POST as compareRoute } from "#app/api/v1/tie-out/route.ts";
import { readWebEnvironment } from "#lib/env.ts";
import { createApiKey } from "#lib/services/api-keys/create.ts";
import { compareList } from "#lib/services/tie-out/compare.ts";
import { exportMonth } from "#lib/services/tie-out/export.ts";
import { monthlyTieOut } from "#lib/services/tie-out/queries.ts";
import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { aTill, anotherTill, documentInput, issueAt } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import type { Walk } from "../../support/walk.ts";

const place: typeof globalThis & { khatmInstalled?: unknown } = globalThis;

const monthOf = (till: Walk) => ({
  establishmentId: till.place.establishmentId,
  environment: "simulator",
  month: riyadhTime(till.harness.clock.now()).slice(0, 7),
});
const numbered = (till: Walk, number: string, typeCode: "388" | "381" = "388") =>
  issueAt(till, { ...documentInput(till.harness, "simplified", typeCode), number });
const become = (till: Walk, number: string, state: string) =>
  till.harness.owner.begin(async (sql) => {
    await sql`update submissions set state = ${state}::submission_state
      where document_id = (select id from document_identities where number = ${number})`;
    if (state === "rejected") await sql`update document_identities set rejected_at = now() where number = ${number}`;
  });
const compare = (till: Walk, list: string | File) =>
  till.harness.run(compareList, till.place.owner, {
    ...monthOf(till),
    ...(typeof list === "string" ? { csv: list } : { file: list }),
  });

test("a month adds up by branch and device, credit notes taken off and rejected ones apart", async (context) => {
  const till = await aTill(context);
  const second = await anotherTill(till, { name: "Till 2" });
  for (const number of ["A-001", "A-002", "A-006", "plain"]) await numbered(till, number);
  await numbered(till, "A-007", "381");
  await numbered(second, "B-10");
  await become(till, "A-001", "accepted");
  await become(till, "A-002", "accepted_with_warnings");
  await become(till, "A-006", "rejected");
  const month = await till.harness.run(monthlyTieOut, till.place.owner, monthOf(till));
  const one = { currency: "SAR", branchId: till.place.branchId };
  expect(month).toMatchObject({
    rows: [
      {
        ...one,
        deviceId: till.deviceId,
        documents: 4,
        net: "141.00",
        vat: "21.16",
        accepted: 2,
        waiting: 2,
        rejected: 1,
      },
      { ...one, deviceId: second.deviceId, documents: 1, net: "70.50", vat: "10.58", accepted: 0, waiting: 1 },
    ],
    missing: [{ from: "A-003", to: "A-005", count: "3", deviceId: till.deviceId }],
    truncated: false,
  });
  const before = { ...monthOf(till), month: "2024-12" };
  expect(await till.harness.run(monthlyTieOut, till.place.owner, before)).toMatchObject({ rows: [], missing: [] });
});

describe("the ERP's own list", () => {
  test("is held against the month, number by number, and what is missing is looked for elsewhere", async (context) => {
    const till = await aTill(context);
    for (const number of ["A-1", "A-2", "A-3", "A-4"]) await numbered(till, number);
    await numbered(till, "A-5", "381");
    await become(till, "A-4", "rejected");
    const list =
      "number;net;vat\nA-1;70.50;10.58\nA-2;70,00;10.58\nA-2b;70.00;10.58\nA-4;70.50;10.58\nA-5;-70.50;-10.58\nA-9;1;0";
    const compared = await compare(till, list.replace("70,00", "70.49"));
    expect(compared).toMatchObject({ here: 4, there: 6, matching: 2, total: 5, problems: [] });
    expect(compared.differences).toMatchObject([
      { kind: "differs", number: "A-2", line: 3, net: { here: "70.50", there: "70.49" } },
      { kind: "missing_here", number: "A-2b", found: null, net: "70.00", vat: "10.58" },
      { kind: "missing_there", number: "A-3", net: "70.50", vat: "10.58" },
      { kind: "missing_here", number: "A-4", found: "rejected" },
      { kind: "missing_here", number: "A-9", line: 7, found: null },
    ]);
    const unread = await compare(till, new File([list], "june.csv"));
    expect(unread).toMatchObject({ problems: [{ line: 3, code: "amount" }] });
    expect(unread.differences[0]).toMatchObject({ kind: "unread", number: "A-2", line: 3, net: "70.50", vat: "10.58" });
    const [entry] = await till.harness.owner`select detail from audit_entries where action = 'tie_out.compare'`;
    expect(entry).toMatchObject({ detail: { listed: 6, differences: 5 } });
  });

  test("is refused when it is none, and no other establishment's month is shown", async (context) => {
    const till = await aTill(context);
    const { harness, place: here } = till;
    await numbered(till, "A-1");
    await expect(compare(till, "a,b\n1,2")).rejects.toMatchObject({ fields: [{ code: "list_column_missing" }] });
    await expect(compare(till, 'number,net,vat\n"A')).rejects.toMatchObject({ fields: [{ code: "list_quote" }] });
    await expect(compare(till, "x".repeat(8 * 1024 * 1024 + 1))).rejects.toMatchObject({
      fields: [{ path: "csv", code: "too_long" }],
    });
    for (const month of ["2026-13", "2026", "x"])
      await expect(harness.run(monthlyTieOut, here.owner, { ...monthOf(till), month }), month).rejects.toMatchObject({
        code: "input.invalid",
      });
    const { owner: stranger } = await aPlace(harness);
    await expect(harness.run(monthlyTieOut, stranger, monthOf(till))).rejects.toMatchObject({ code: "not_found" });
    await expect(
      harness.run(compareList, stranger, { ...monthOf(till), csv: "number,net,vat\nA-1,1,1" }),
    ).rejects.toMatchObject({ code: "not_found" });
    const operator = await harness.person({}, { operator: true });
    await expect(harness.run(monthlyTieOut, operator, monthOf(till))).rejects.toMatchObject({ code: "auth.forbidden" });
  });

  test("comes by HTTP as JSON, within a limit and within the scopes of the key", async (context) => {
    const till = await aTill(context);
    const environment = readWebEnvironment({
      DATABASE_URL: "postgres://unused.invalid/khatm",
      NEXTAUTH_SECRET: "x".repeat(40),
      NEXTAUTH_URL: "http://127.0.0.1:3000",
      KHATM_ROOT_KEY: Buffer.alloc(32, 7).toString("base64"),
    });
    place.khatmInstalled = Promise.resolve({ edges: till.harness.edges, environment });
    const keyFor = async (scope: string) =>
      await till.harness.run(createApiKey, till.place.owner, {
        establishmentId: till.place.establishmentId,
        name: "ERP",
        scopes: [scope],
      });
    const { key } = await keyFor("document:read");
    const post = async (body: string, type = "application/json", bearer = key) => {
      const headers = { authorization: `Bearer ${bearer}`, "content-type": type };
      const request = new Request("http://127.0.0.1:3000/api/v1/tie-out", { method: "POST", headers, body });
      return (await compareRoute(request, { params: Promise.resolve({}) })).status;
    };
    const body = JSON.stringify({ ...monthOf(till), csv: "number,net,vat\n" });
    expect(await post(body)).toBe(200);
    expect(await post(body, "text/csv")).toBe(415);
    expect(await post(" ".repeat(10 * 1024 * 1024 + 1))).toBe(413);
    expect(await post(body, "application/json", (await keyFor("document:write")).key)).toBe(403);
  });
});

test("a month leaves as a CSV file with its missing numbers, audited, and nobody else's does", async (context) => {
  const till = await aTill(context);
  const { harness, place: here } = till;
  for (const number of ["A-001", "A-002", "A-006"]) await numbered(till, number);
  await become(till, "A-002", "rejected");
  const month = monthOf(till);
  const { name, type, chunks } = await harness.run(exportMonth, here.owner, month);
  expect({ name, type }).toEqual({ name: `tie-out_${month.month}_simulator.csv`, type: "text/csv; charset=utf-8" });
  const text = Buffer.concat(await Array.fromAsync(chunks)).toString("utf8");
  const [heading, line, ...rest] = text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
  expect(heading).toBe(
    "branch_ar,branch_en,device,currency,documents,net,vat,accepted,waiting,rejected,missing_numbers,deducted_prepayments_net,deducted_prepayments_vat",
  );
  expect(line).toMatch(/,SAR,2,141\.00,21\.16,0,2,1,A-003…A-005,,$/);
  expect(rest).toEqual([]);
  const audited = await harness.owner`select detail from audit_entries where action = 'tie_out.export'`;
  expect(audited).toMatchObject([{ detail: { month: month.month, rows: 1 } }]);

  const stranger = (await aPlace(harness)).owner;
  await expect(harness.run(exportMonth, stranger, month)).rejects.toMatchObject({ code: "not_found" });
  const operator = await harness.person({}, { operator: true });
  await expect(harness.run(exportMonth, operator, month)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(exportMonth, here.owner, { ...month, month: "2026-13" })).rejects.toMatchObject({
    code: "input.invalid",
  });
});

test("a list whose total is not net and VAT together is told of that line, and it is not compared", async (context) => {
  const till = await aTill(context);
  await numbered(till, "A-001");
  await numbered(till, "A-002");
  const rows = ["number,net,vat,total", "A-001,70.50,10.58,81.08", "A-002,70.50,10.58,81.09"];
  expect(await compare(till, rows.join("\n"))).toMatchObject({
    matching: 1,
    total: 1,
    differences: [{ kind: "unread", number: "A-002" }],
    problems: [{ line: 3, code: "total" }],
  });
});

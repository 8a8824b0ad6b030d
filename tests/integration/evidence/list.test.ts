import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { saidIn } from "#lib/services/evidence/said.ts";
import { listEvidence, showEvidence } from "#lib/services/evidence/queries.ts";
import { exportEvidence } from "#lib/services/exports/tables.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { aTill } from "../../support/documents.ts";
import { aPlace, branchInput } from "../../support/records.ts";
import { answering, anIssued, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const late = "[BR-KSA-98]-The simplified invoice should be submitted within 24 hours of issuing the invoice.";
const answer = (message: Record<string, string>, rest: Record<string, string>, status: number) =>
  Response.json(
    { validationResults: { warningMessages: [message], ...rest }, reportingStatus: "REPORTED" },
    { status },
  );
const warned = () =>
  answer({ type: "WARNING", code: "BR-KSA-98", category: "KSA", message: late }, { status: "WARNING" }, 202);

/** One document that ZATCA takes with a warning, and one that it never answers about. */
async function twoDocuments(till: Walk): Promise<readonly [warned: string, unanswered: string]> {
  const first = await anIssued(till);
  await work(till, 0, answering(till, warned));
  const second = await anIssued(till);
  await work(
    till,
    0,
    answering(till, () => Promise.reject(new TypeError("fetch failed"))),
  );
  return [first, second];
}

test("calls are found by number, UUID, code, text, kind, outcome, place and time, and leave as a file", async (context) => {
  const till = await opened(await aTill(context));
  const { harness, place, deviceId, enrolmentId } = till;
  const [first, second] = await twoDocuments(till);
  const [document] = await harness.owner<{ number: string; uuid: string }[]>`
    select number, uuid from document_identities where id = ${first}`;
  const list = (input: Record<string, unknown>) => harness.run(listEvidence, place.owner, input);
  const of = async (input: Record<string, unknown>) =>
    (await list(input)).rows.map((row) => row.documentId ?? row.enrolmentId);
  const setUp = await list({ q: enrolmentId });
  expect(setUp.total).toBeGreaterThan(5);

  for (const q of [
    first,
    document?.uuid,
    document?.uuid.toUpperCase(),
    document?.number,
    "br-ksa-98",
    "within 24 HOURS",
  ])
    expect(await of({ q }), q).toEqual([first]);
  expect(await of({ q: "نص لم يقله أحد" })).toEqual([]);
  expect(await of({ outcome: "accepted_with_warnings", call: "report" })).toEqual([first]);
  expect(await of({ outcome: "unanswered" })).toEqual([second]);
  expect((await list({ call: "checkCompliance" })).rows.every((row) => row.enrolmentId === enrolmentId)).toBe(true);
  expect((await list({ branch: place.branchId, device: deviceId })).total).toBe(setUp.total + 2);
  const nowhere = crypto.randomUUID();
  for (const none of [{ branch: nowhere }, { device: nowhere }, { to: "2020-01-01" }, { environment: "production" }])
    expect(await of(none)).toEqual([]);

  const [row] = (await list({ q: document?.number })).rows;
  expect(row).toMatchObject({
    deviceName: "Till 1",
    credentialKind: "production",
    status: 202,
    number: document?.number,
  });
  expect(row?.complaints).toEqual([{ code: "BR-KSA-98", message: late }]);
  const whole = await harness.run(showEvidence, place.owner, { callId: row?.id });
  expect(whole.messages).toMatchObject([{ type: "WARNING", category: "KSA", message: late }]);
  expect(whole.response?.body).toBe(await warned().text());
  expect((await rowOf(till, second)).state).toBe("pending");

  const { chunks } = await harness.run(exportEvidence, place.owner, { locale: "en", q: "BR-KSA-98" });
  const file = new TextDecoder().decode(Buffer.concat(await Array.fromAsync(chunks))).trimEnd();
  expect(file.split("\r\n")).toHaveLength(2);
  expect(file).toMatch(new RegExp(`Report a document.*${document?.uuid}.*Accepted with warnings.*BR-KSA-98`));
});

describe("the table of calls", () => {
  test("comes page by page, each call once, and holds no secret", async (context) => {
    const till = await aTill(context);
    const { harness, place } = till;
    await harness.owner`
      insert into attempts (started_at, ended_at, establishment_id, environment, device_id, enrolment_id, call, outcome, request, response)
      select started_at, ended_at, establishment_id, environment, device_id, enrolment_id, 'report', 'rejected',
        '{"method":"POST","url":"https://x","headers":{"authorization":"Basic c2VjcmV0","otp":"934617"},"body":"{\\"secret\\":\\"s3cr3t\\"}"}',
        '{"headers":{"set-cookie":"s3cr3t"},"body":"{\\"binarySecurityToken\\":\\"s3cr3t\\"}"}'
      from attempts, generate_series(1, 20)`;
    const seen: string[] = [];
    let page = await harness.run(listEvidence, place.owner, {});
    for (seen.push(...page.rows.map(({ id }) => id)); page.next; seen.push(...page.rows.map(({ id }) => id)))
      page = await harness.run(listEvidence, place.owner, { after: page.next });
    expect(seen.length).toBeGreaterThan(100);
    expect(new Set(seen).size).toBe(page.total);
    const back = await harness.run(listEvidence, place.owner, { before: page.previous });
    expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(-page.rows.length - 50, -page.rows.length));

    const calls = await Promise.all(seen.map((callId) => harness.run(showEvidence, place.owner, { callId })));
    const shown = inspect(calls, { depth: 9, maxArrayLength: null, maxStringLength: null });
    expect(shown).toContain("[redacted]");
    for (const secret of ["s3cr3t", "934617", "c2VjcmV0", "Basic "]) expect(shown).not.toContain(secret);
  });

  test("shows whoever is limited to branches the calls of what they see, and nobody else any", async (context) => {
    const till = await opened(await aTill(context));
    const { harness, place, enrolmentId } = till;
    const [document] = await twoDocuments(till);
    const { establishmentId } = place;
    const { id: other } = await harness.run(openBranch, place.owner, branchInput(establishmentId));
    await harness.owner`
      insert into device_branches (device_id, branch_id, establishment_id) values (${till.deviceId}, ${other}, ${establishmentId})`;
    await harness.owner`update document_identities set branch_id = ${other} where id = ${document}`;
    const limitedTo = (branch: string) => harness.person({ [establishmentId]: "accountant" }, { branches: [branch] });
    const [here, there, stranger] = [
      await limitedTo(place.branchId),
      await limitedTo(other),
      (await aPlace(harness)).owner,
    ];
    const [call] = (await harness.run(listEvidence, there, {})).rows;
    expect(call).toMatchObject({ documentId: document, deviceName: null });
    expect((await harness.run(listEvidence, there, {})).total).toBe(1);
    expect((await harness.run(listEvidence, here, { q: enrolmentId })).total).toBeGreaterThan(5);
    expect((await harness.run(listEvidence, here, { q: "BR-KSA-98" })).rows).toEqual([]);
    const show = { callId: call?.id };
    await expect(harness.run(showEvidence, there, show)).resolves.toMatchObject({ documentId: document });
    for (const who of [here, stranger])
      await expect(harness.run(showEvidence, who, show)).rejects.toMatchObject({ code: "not_found" });
    for (const q of [undefined, document, "BR-KSA-98"])
      expect((await harness.run(listEvidence, stranger, { q, establishment: establishmentId })).rows).toEqual([]);
    const operator = await harness.person({}, { operator: true });
    for (const asked of [harness.run(listEvidence, operator, {}), harness.run(showEvidence, operator, show)])
      await expect(asked).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(harness.run(showEvidence, place.owner, { callId: "x" })).rejects.toMatchObject({
      code: "input.invalid",
    });
  });
});

test("what an answer complains of is kept a line each, without signs that the database refuses", () => {
  const errorMessages = [
    { type: "ERROR", code: "A\u0000-1", message: "two\nlines \ud800" },
    { type: "ERROR", code: "A\u0000-1", message: "two\nlines \ud800" },
    { type: "ERROR", message: "no code" },
  ];
  const infoMessages = [{ type: "INFO", code: "XSD_ZATCA_VALID", message: "fine" }];
  expect(saidIn(JSON.stringify({ validationResults: { infoMessages, errorMessages } }))).toBe(
    "A -1\ttwo lines \ufffd\n\tno code",
  );
  expect(saidIn(JSON.stringify({ validationResults: { infoMessages } }))).toBeNull();
  expect(saidIn("<html>Bad Gateway</html>")).toBeNull();
});

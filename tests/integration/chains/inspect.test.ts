import { describe, expect, test } from "vitest";
import { guardChain } from "#lib/services/chains/guard.ts";
import { inspectChain } from "#lib/services/chains/inspect.ts";
import { resumeChain } from "#lib/services/chains/resume.ts";
import { stopChain } from "#lib/services/chains/stop.ts";
import { aTill, anotherTill, chainOf, issueAt } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import { anIssued, opened, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const inspect = ({ harness, place, deviceId }: Walk, more: Record<string, unknown> = {}) =>
  harness.run(inspectChain, place.owner, { deviceId, bytes: true, ...more });
const resume = ({ harness, place, deviceId }: Walk, icv: string, hash: string) =>
  harness.run(resumeChain, place.owner, { deviceId, icv, hash, source: "Printed invoice" });
const stop = ({ harness, place, deviceId }: Walk) =>
  harness.run(stopChain, place.owner, { deviceId, reason: "Restored backup" });
const hashOf = (letter: string) => `${letter.repeat(43)}=`;

/** What no command can do: the ledger as a damaged or doctored database has it. */
async function damage({ harness }: Walk, ...statements: readonly string[]): Promise<void> {
  await harness.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`alter table document_identities drop constraint if exists document_identities_link`;
    for (const statement of statements) await sql.unsafe(statement);
  });
}

const issued = async (till: Walk, count: number) => {
  for (let each = 0; each < count; each += 1) await issueAt(till);
};

describe("the inspector", () => {
  test("finds nothing in a chain that was issued and sent, over several batches", async (context) => {
    const till = await opened(await aTill(context));
    await issued(till, 52);
    await anIssued(till, "standard");
    await work(till);
    const last = (await chainOf(till)).at(-1);
    expect(await inspect(till)).toMatchObject({
      documents: 53,
      lastIcv: "53",
      lastHash: last?.hash,
      findings: [],
      total: 0,
      next: "none",
      stop: null,
      status: "open",
    });
    expect(await inspect(till, { knownIcv: "53", knownHash: last?.hash })).toMatchObject({ total: 0 });
  });

  test("finds a gap, a wrong link, changed bytes and a moved end, and names the new onboarding as the way on", async (context) => {
    const till = await aTill(context);
    await issued(till, 5);
    await damage(
      till,
      "delete from documents where document_id = (select id from document_identities where icv = 2)",
      "delete from submissions where document_id = (select id from document_identities where icv = 2)",
      "delete from document_identities where icv = 2",
      "update document_identities set previous_hash = 'x' where icv = 4",
      "update documents set xml = convert_to(replace(convert_from(xml, 'UTF8'), 'قهوة', 'شاي'), 'UTF8') where document_id = (select id from document_identities where icv = 5)",
      "delete from documents where document_id = (select id from document_identities where icv = 1)",
      "update chains set last_icv = 9 where last_icv = 5",
    );
    const report = await inspect(till);
    expect(report.findings.map(({ code, icv }) => `${icv} ${code}`)).toEqual([
      "1 bytes_missing",
      "3 gap",
      "4 broken_link",
      "5 hash_differs",
      "9 end_differs",
    ]);
    expect(report.next).toBe("onboard");
    const quick = await inspect(till, { bytes: false });
    expect(quick.findings.map(({ code }) => code)).toEqual(["gap", "broken_link", "end_differs"]);
  });

  test("keeps what a chain was stopped for in mind, though a walk without the bytes sees nothing of it", async (context) => {
    const till = await aTill(context);
    await issued(till, 2);
    const text = "(select id from document_identities where icv = 1)";
    const turned = (from: string, to: string) =>
      `update documents set xml = convert_to(replace(convert_from(xml, 'UTF8'), '${from}', '${to}'), 'UTF8') where document_id = ${text}`;
    await damage(till, turned("قهوة", "شاي"));
    const { harness, place, deviceId } = till;
    await harness.run(guardChain, place.owner, { deviceId, bytes: true });
    const { lastHash, ...seen } = await inspect(till, { bytes: false });
    expect(seen).toMatchObject({ total: 0, next: "onboard", stop: { findings: ["hash_differs"] } });
    const stated = { deviceId, icv: "2", hash: lastHash, source: "Portal" };
    await expect(harness.run(resumeChain, place.owner, stated)).rejects.toMatchObject({ params: { reason: "broken" } });
    await damage(till, turned("شاي", "قهوة"));
    expect(await harness.run(resumeChain, place.owner, stated)).toMatchObject({ lastIcv: "2" });
    expect(await inspect(till)).toMatchObject({ next: "none", stop: null });
  });

  test("finds that other bytes were sent than stand in the ledger, and what ZATCA knew before", async (context) => {
    const till = await opened(await aTill(context));
    await anIssued(till);
    await work(till);
    await damage(
      till,
      `update attempts set status = 409, request = jsonb_set(request, '{body}', to_jsonb('{"invoiceHash":"${hashOf("A")}"}'::text)) where document_id is not null`,
    );
    const report = await inspect(till);
    expect(report.findings.map(({ code }) => code)).toEqual(["sent_differs", "known_to_zatca"]);
  });

  test("takes no alarm at what ZATCA knew from a try that was interrupted", async (context) => {
    const till = await opened(await aTill(context));
    await anIssued(till);
    await work(till);
    await damage(till, "update attempts set status = 409 where document_id is not null");
    expect((await inspect(till)).next).toBe("watch");
    await damage(till, "update submissions set attempts = 2");
    expect(await inspect(till)).toMatchObject({ findings: [], next: "none" });
  });

  test("shows nothing of another establishment, device or chain", async (context) => {
    const till = await aTill(context);
    const other = await anotherTill(till);
    const elsewhere = await aPlace(till.harness);
    const auditor = await till.harness.person({ [till.place.establishmentId]: "auditor" });
    const { deviceId } = till;
    const mine = await inspect(till);
    await expect(inspect({ ...till, place: elsewhere })).rejects.toMatchObject({ code: "not_found" });
    await expect(inspect(other, { chainId: mine.chainId })).rejects.toMatchObject({ code: "not_found" });
    await expect(inspect(till, { knownIcv: "3" })).rejects.toMatchObject({ fields: [{ path: "knownHash" }] });
    await expect(inspect(till, { knownIcv: "0", knownHash: hashOf("A") })).rejects.toMatchObject({
      code: "input.invalid",
    });
    for (const operation of [stopChain, guardChain, resumeChain]) {
      const input = { deviceId, reason: "x", icv: "1", hash: hashOf("A"), source: "x", bytes: false };
      const run = (actor: Walk["place"]["owner"]): Promise<unknown> =>
        operation === stopChain
          ? till.harness.run(stopChain, actor, input)
          : operation === guardChain
            ? till.harness.run(guardChain, actor, input)
            : till.harness.run(resumeChain, actor, input);
      await expect(run(elsewhere.owner), operation.name).rejects.toMatchObject({ code: "not_found" });
      await expect(run(auditor), operation.name).rejects.toMatchObject({ code: "auth.forbidden" });
    }
    await expect(inspect({ ...till, place: { ...till.place, owner: auditor } })).resolves.toMatchObject({ total: 0 });
  });
});

describe("a ledger that a restored backup rewound", () => {
  test("is stopped, says why, and goes on after what the paper shows", async (context) => {
    const till = await aTill(context);
    await issued(till, 2);
    const { harness, place, deviceId } = till;
    const known = { knownIcv: "5", knownHash: hashOf("E") };
    const report = await harness.run(guardChain, place.owner, { deviceId, bytes: false, ...known });
    expect(report).toMatchObject({
      status: "stopped",
      next: "state_last",
      findings: [{ code: "rewound", params: { known: "5", ledger: "2" } }],
      stop: { reason: "rewound", findings: ["rewound"] },
    });
    await expect(issueAt(till)).rejects.toMatchObject({ code: "chain.stopped", params: { reason: "rewound" } });
    await expect(stop(till)).rejects.toMatchObject({ code: "chain.not_open" });
    await expect(resume(till, "1", hashOf("A"))).rejects.toMatchObject({
      code: "chain.statement_refused",
      params: { reason: "behind" },
    });
    await expect(resume(till, "2", hashOf("A"))).rejects.toMatchObject({ params: { reason: "differs" } });
    expect(await resume(till, "5", hashOf("E"))).toMatchObject({ lastIcv: "5" });
    expect(await inspect(till, known)).toMatchObject({ total: 0, lastIcv: "5" });
    await issued(till, 2);
    const rows = await chainOf(till);
    expect(rows.map(({ icv }) => Number(icv))).toEqual([1, 2, 6, 7]);
    expect(rows[2]?.previous_hash).toBe(hashOf("E"));
    expect(await inspect(till, known)).toMatchObject({ total: 0, documents: 4, status: "open", stop: null });
    expect(await inspect(till, { knownIcv: "5", knownHash: hashOf("A") })).toMatchObject({ next: "onboard" });
    const entries = await harness.owner`
      select action from audit_entries where action like 'chain.%' order by id`;
    expect(entries.map(({ action }) => String(action))).toEqual(["chain.guard", "chain.stop", "chain.resume"]);
  });

  test("may be stopped and stated twice before anything is issued", async (context) => {
    const till = await aTill(context);
    await issued(till, 1);
    await stop(till);
    await resume(till, "4", hashOf("D"));
    await stop(till);
    await resume(till, "4", hashOf("D"));
    await stop(till);
    await resume(till, "9", hashOf("I"));
    await issued(till, 1);
    expect((await chainOf(till)).map(({ icv }) => Number(icv))).toEqual([1, 10]);
    expect(await inspect(till)).toMatchObject({ total: 0 });
  });

  test("goes on unchanged where the paper shows nothing more", async (context) => {
    const till = await aTill(context);
    await issued(till, 1);
    const [last] = await chainOf(till);
    await stop(till);
    await resume(till, "1", last?.hash ?? "");
    await issued(till, 1);
    expect((await chainOf(till)).map(({ icv }) => Number(icv))).toEqual([1, 2]);
    await expect(resume(till, "2", last?.hash ?? "")).rejects.toMatchObject({ code: "chain.not_stopped" });
  });

  test("cannot go on by a statement when it is damaged", async (context) => {
    const till = await aTill(context);
    await issued(till, 3);
    await damage(till, "update document_identities set previous_hash = 'x' where icv = 3");
    await stop(till);
    await expect(resume(till, "7", hashOf("G"))).rejects.toMatchObject({ params: { reason: "broken" } });
  });

  test("is not skipped by the database without a statement", async (context) => {
    const till = await aTill(context);
    await issued(till, 1);
    await till.harness.owner`update chains set last_icv = 5, last_hash = ${hashOf("E")}`;
    await expect(issueAt(till)).rejects.toMatchObject({ code: "not_found" });
    expect(await chainOf(till)).toHaveLength(1);
  });
});

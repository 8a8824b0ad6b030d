import { describe, expect, test } from "vitest";
import { connect } from "#db/client.ts";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { aTill, anotherTill, chainOf, countersOf, documentInput, issueAt } from "../../support/documents.ts";
import type { Walk } from "../../support/walk.ts";

class Killed extends Error {}

const killedAt = async (till: Walk, name: string): Promise<void> => {
  const checkpoint = (passed: string) => {
    if (passed === name) throw new Killed();
  };
  const ctx = createContext({ ...till.harness.edges, checkpoint }, till.place.owner);
  const input = { deviceId: till.deviceId, document: documentInput(till.harness) };
  await expect(execute(issueDocument, ctx, input), name).rejects.toThrow(Killed);
};

describe("a process that dies while it issues", () => {
  test("leaves a whole document or none, and no gap", async (context) => {
    const till = await aTill(context);
    const before = ["document.prepared", "document.chain_locked", "document.stamped", "document.kept"];
    for (const [index, name] of before.entries()) {
      await killedAt(till, name);
      expect(await issueAt(till)).toMatchObject({ icv: String(index + 1) });
    }
    await killedAt(till, "document.issued");
    expect(await countersOf(till)).toBe(5);
    const chain = await chainOf(till);
    expect(chain.map((row) => row.previous_hash)).toEqual([firstPih, ...chain.slice(0, -1).map(({ hash }) => hash)]);
    const [kept] = await till.harness.owner`
      select (select count(*)::int from documents) as documents, (select count(*)::int from submissions) as submissions,
        (select count(*)::int from audit_entries where action = 'document.issue') as audited`;
    expect(kept).toEqual({ documents: 5, submissions: 5, audited: 5 });
  });
});

describe("tills that ask at once", () => {
  test("share commits: one's fault is its own, a call made twice is one document, and the chain has no gap", async (context) => {
    const till = await aTill(context);
    const twice = documentInput(till.harness);
    const ask = (number: string, idempotencyKey: string) =>
      issueAt(till, { ...documentInput(till.harness), number }, { idempotencyKey });
    const ends = await Promise.allSettled([
      ask("ONE", "a"),
      ask("TAKEN", "b"),
      ask("TAKEN", "c"),
      issueAt(till, twice, { idempotencyKey: "d" }),
      issueAt(till, twice, { idempotencyKey: "d" }),
      ask("SIX", "f"),
    ]);
    const refused = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
    expect(refused).toEqual([expect.objectContaining({ code: "document.number_taken" })]);
    const issued = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    expect(new Set(issued.map(({ id }) => id)).size).toBe(4);
    const chain = await chainOf(till);
    expect(chain.map(({ icv }) => Number(icv))).toEqual([1, 2, 3, 4]);
    expect(chain.map((row) => row.previous_hash)).toEqual([firstPih, ...chain.slice(0, -1).map(({ hash }) => hash)]);
    const followed = issued.flatMap(({ before, number }) => (before === null ? [] : [`${before.number} ${number}`]));
    expect(new Set(followed).size).toBe(3);
  });
});

describe("two processes at one chain", () => {
  test("take turns at the row of the chain", async (context) => {
    const till = await aTill(context);
    const { harness } = till;
    const [login] = await harness.owner<{ name: string }[]>`select current_database() as name`;
    const url = harness.edges.database.$client.options;
    const second = connect(
      `postgres://${url.user}:${String(url.pass)}@${url.host[0]}:${url.port[0]}/${login?.name ?? ""}`,
    );
    context.onTestFinished(() => second.close());
    const there = createContext({ ...harness.edges, database: second }, till.place.owner);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? issueAt(till)
          : execute(issueDocument, there, { deviceId: till.deviceId, document: documentInput(harness) }),
      ),
    );
    expect((await chainOf(till)).map(({ icv }) => Number(icv))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe("the database itself, asked by the role of web and worker", () => {
  test("refuses what would break a chain or mix devices, and any change of what was issued", async (context) => {
    const till = await aTill(context);
    const other = await anotherTill(till);
    const { id } = await issueAt(till);
    await issueAt(other);
    const { harness } = till;
    const app = harness.edges.database.$client;
    const columns = harness.owner`id, establishment_id, environment, device_id, branch_id, chain_id, credential_id, kind, icv, hash,
      previous_hash, uuid, number`;
    const [mine] = await harness.owner`select ${columns} from document_identities where id = ${id}`;
    const [theirs] =
      await harness.owner`select ${columns} from document_identities where device_id = ${other.deviceId}`;
    const base = {
      ...mine,
      id: crypto.randomUUID(),
      uuid: crypto.randomUUID(),
      number: "X-1",
      icv: 2,
      previous_hash: mine?.["hash"],
    };
    const insert = (changes: Record<string, unknown>) =>
      app.begin(async (sql) => {
        await sql`select set_config('khatm.everything', 'on', true)`;
        await sql`insert into document_identities ${sql({ ...base, ...changes })}`;
      });
    const refused = [
      [{ credential_id: theirs?.["credential_id"] }, "document_identities_credential"],
      [{ chain_id: theirs?.["chain_id"] }, "document_identities_chain"],
      [{ environment: "production" }, /document_identities_(chain|credential)/],
      [{ branch_id: crypto.randomUUID() }, "document_identities_branch"],
      [{ icv: 1, previous_hash: firstPih }, /document_identities_(icv|link)/],
      [{ icv: 0 }, /document_identities_(icv_positive|first)/],
      [{ icv: 3 }, "document_identities_predecessor"],
      [{ previous_hash: theirs?.["hash"] }, "document_identities_predecessor"],
      [{ icv: 1, previous_hash: theirs?.["hash"] }, "document_identities_first"],
      [{ previous_hash: mine?.["previous_hash"] }, "document_identities_link"],
      [{ number: mine?.["number"] }, "document_identities_number"],
      [{ uuid: mine?.["uuid"] }, "document_identities_uuid"],
    ] as const;
    for (const [changes, constraint] of refused)
      await expect(insert(changes), String(constraint)).rejects.toThrow(constraint);
    for (const statement of [
      "update documents set xml = '\\x00'",
      "delete from documents",
      "update findings set code = 'x'",
      "update document_identities set icv = 7",
      "delete from document_identities",
      "delete from submissions",
    ])
      await expect(app.unsafe(statement), statement).rejects.toThrow("permission denied");
    await expect(insert({})).resolves.toBeUndefined();
  });
});

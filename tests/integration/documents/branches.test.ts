import { describe, expect, test } from "vitest";
import { openBranch } from "#lib/services/branches/open.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { listDocuments, showDocument } from "#lib/services/documents/queries.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { aTill, countersOf, documentInput } from "../../support/documents.ts";
import { branchInput } from "../../support/records.ts";

describe("a person who is limited to branches", () => {
  test("sees and issues documents of those branches alone, whatever the device serves", async (context) => {
    const till = await aTill(context);
    const { harness, place, deviceId } = till;
    const { id: other } = await harness.run(openBranch, place.owner, branchInput(place.establishmentId));
    await harness.owner`insert into device_branches (device_id, branch_id, establishment_id)
      values (${deviceId}, ${other}, ${place.establishmentId})`;
    const issue = (by: typeof place.owner, branchId: string) =>
      harness.run(issueDocument, by, { deviceId, branchId, document: documentInput(harness) });
    const limited = await harness.person({ [place.establishmentId]: "accountant" }, { branches: [place.branchId] });
    const here = await issue(limited, place.branchId);
    const there = await issue(place.owner, other);
    await expect(issue(limited, other)).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) });
    expect(await countersOf(till)).toBe(2);

    const list = await harness.run(listDocuments, limited, {});
    expect(list).toMatchObject({ total: 1, rows: [{ id: here.id, branchId: place.branchId }] });
    await expect(harness.run(showDocument, limited, { documentId: there.id })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await harness.run(showDocument, place.owner, { documentId: there.id })).before).toMatchObject({
      id: here.id,
    });
  });
});

describe("a chain that is closed while a till waits for it", () => {
  test("is left alone: the document begins the chain that followed", async (context) => {
    const till = await aTill(context);
    const { harness, deviceId } = till;
    const next = crypto.randomUUID();
    let waiting: Promise<{ icv: string; previousHash: string }> | undefined;
    await harness.owner.begin(async (sql) => {
      await sql`update chains set status = 'closed' where device_id = ${deviceId}`;
      await sql`insert into chains (id, establishment_id, device_id, environment, last_hash)
        select ${next}, establishment_id, device_id, environment, ${firstPih} from chains where device_id = ${deviceId}`;
      await sql`update credentials set chain_id = ${next} where device_id = ${deviceId} and status = 'live'`;
      waiting = harness.run(issueDocument, till.place.owner, { deviceId, document: documentInput(harness) });
      await lockedOut(sql);
    });
    expect(await waiting).toMatchObject({ icv: "1", previousHash: firstPih });
    expect(await harness.owner`select chain_id from document_identities`).toEqual([{ chain_id: next }]);
  });
});

/** Until another session waits for a row that this transaction holds. */
async function lockedOut(sql: { (text: TemplateStringsArray): PromiseLike<readonly unknown[]> }): Promise<void> {
  for (;;) {
    const blocked = await sql`select 1 from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))`;
    if (blocked.length > 0) return;
  }
}

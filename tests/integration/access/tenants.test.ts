import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { atomically } from "#db/atomically.ts";
import { nothing } from "#db/client.ts";
import { read } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import type { Actor } from "#lib/actor.ts";
import type { Command, Query } from "#lib/command.ts";
import { listAudit } from "#lib/services/audit/queries.ts";
import { archiveBranch } from "#lib/services/branches/archive.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { listBranches, showBranch } from "#lib/services/branches/queries.ts";
import { restoreBranch } from "#lib/services/branches/restore.ts";
import { updateBranch } from "#lib/services/branches/update.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { endDraftDevice } from "#lib/services/devices/end.ts";
import { listDevices, showDevice } from "#lib/services/devices/queries.ts";
import { registerDevice } from "#lib/services/devices/register.ts";
import { updateDevice } from "#lib/services/devices/update.ts";
import { abandonEnrolment, startAnew } from "#lib/services/enrolments/abandon.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { listEnrolments, showEnrolment } from "#lib/services/enrolments/queries.ts";
import { repeatStep } from "#lib/services/enrolments/repeat.ts";
import { startEnrolment } from "#lib/services/enrolments/start.ts";
import { submitCode } from "#lib/services/enrolments/submit-code.ts";
import { eraseExpiredCodes, findDueEnrolments } from "#lib/services/enrolments/sweep.ts";
import { archiveEstablishment } from "#lib/services/establishments/archive.ts";
import { createEstablishment } from "#lib/services/establishments/create.ts";
import { createDemonstration } from "#lib/services/establishments/demonstration.ts";
import { listEstablishments, showEstablishment, sizeEstablishments } from "#lib/services/establishments/queries.ts";
import { restoreEstablishment } from "#lib/services/establishments/restore.ts";
import { updateEstablishment } from "#lib/services/establishments/update.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { stopChain } from "#lib/services/chains/stop.ts";
import { showRegistration } from "#lib/services/devices/registration.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { listEvidence } from "#lib/services/evidence/queries.ts";
import { onboardInstead } from "#lib/services/renewals/onboard-instead.ts";
import { reinstateCredential } from "#lib/services/renewals/reinstate.ts";
import { startRenewal } from "#lib/services/renewals/start.ts";
import { holdDocuments } from "#lib/services/submissions/hold.ts";
import { queueOverview } from "#lib/services/submissions/queries.ts";
import { releaseDocuments } from "#lib/services/submissions/release.ts";
import { addMember } from "#lib/services/members/add.ts";
import { updateMember } from "#lib/services/members/update.ts";
import type { Harness } from "../../support/harness.ts";
import { aWalk } from "../../support/walk.ts";
import { aPlace, branchInput, deviceInput, establishmentInput, memberInput } from "../../support/records.ts";

type Case = { readonly name: string; readonly by: (harness: Harness, actor: Actor) => Promise<unknown> };

const attempt = <Input, Output>(operation: Command<Input, Output> | Query<Input, Output>, input: unknown): Case => ({
  name: operation.name,
  by: (harness, actor) => harness.run(operation, actor, input),
});

/** Every way to touch one thing of a tenant, aimed at ids that the caller must not reach. */
function aimed(ids: {
  establishmentId: string;
  branchId: string;
  deviceId: string;
  enrolmentId: string;
  memberId: string;
  credentialId: string;
}): readonly Case[] {
  const { establishmentId, branchId, deviceId, enrolmentId, memberId, credentialId } = ids;
  const { establishmentId: _e, environment: _v, ...device } = deviceInput(establishmentId, branchId);
  const { establishmentId: _b, ...branch } = branchInput(establishmentId);
  return [
    attempt(showEstablishment, { establishmentId }),
    attempt(updateEstablishment, { establishmentId, ...establishmentInput() }),
    attempt(archiveEstablishment, { establishmentId }),
    attempt(addMember, { establishmentId, ...memberInput() }),
    attempt(updateMember, { memberId, ...memberInput() }),
    attempt(openBranch, branchInput(establishmentId)),
    attempt(showBranch, { branchId }),
    attempt(updateBranch, { branchId, ...branch }),
    attempt(archiveBranch, { branchId }),
    attempt(restoreBranch, { branchId }),
    attempt(restoreEstablishment, { establishmentId }),
    attempt(registerDevice, deviceInput(establishmentId, branchId)),
    attempt(showDevice, { deviceId }),
    attempt(updateDevice, { deviceId, ...device }),
    attempt(endDraftDevice, { deviceId, reason: "closed" }),
    attempt(startEnrolment, { deviceId }),
    attempt(showEnrolment, { enrolmentId }),
    attempt(submitCode, { enrolmentId, code: "123456" }),
    attempt(repeatStep, { enrolmentId }),
    attempt(abandonEnrolment, { enrolmentId }),
    attempt(startAnew, { enrolmentId }),
    attempt(showRegistration, { establishmentId }),
    attempt(startRenewal, { deviceId }),
    attempt(onboardInstead, { enrolmentId }),
    attempt(reinstateCredential, { credentialId, confirmation: "Till 1" }),
    attempt(holdDocuments, { deviceId, note: "broken printer" }),
    attempt(releaseDocuments, { deviceId }),
    attempt(stopChain, { deviceId, reason: "restored from a backup" }),
  ];
}

const lists: readonly Case[] = [
  attempt(listEstablishments, {}),
  attempt(sizeEstablishments, {}),
  attempt(listBranches, {}),
  attempt(listDevices, {}),
  attempt(listCertificates, {}),
  attempt(listEnrolments, {}),
  attempt(listAudit, {}),
  attempt(listDocuments, {}),
  attempt(listEvidence, {}),
  attempt(queueOverview, {}),
  attempt(showAttention, {}),
];
const workersOnly: readonly Case[] = [
  attempt(advanceEnrolment, { enrolmentId: crypto.randomUUID(), establishmentId: crypto.randomUUID() }),
  attempt(findDueEnrolments, {}),
  attempt(eraseExpiredCodes, {}),
  attempt(createDemonstration, { establishment: establishmentInput() }),
];

const uuid = (): string => crypto.randomUUID();

describe("what belongs to one establishment", () => {
  test("is not found by the owner of another, and a made-up id looks the same", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    const { harness, place, deviceId, enrolmentId } = walk;
    await walk.give();
    await harness.drain();
    const stranger = (await aPlace(harness)).owner;
    const theirs = { ...place, deviceId, enrolmentId, memberId: uuid(), credentialId: uuid() };
    const nobodys = {
      establishmentId: uuid(),
      branchId: uuid(),
      deviceId: uuid(),
      enrolmentId: uuid(),
      memberId: uuid(),
      credentialId: uuid(),
    };
    for (const ids of [theirs, nobodys])
      for (const each of aimed(ids))
        await expect(each.by(harness, stranger), each.name).rejects.toMatchObject({
          code: "not_found",
        });
    for (const list of lists) {
      const said = inspect(await list.by(harness, stranger), { depth: 9 });
      for (const id of [place.establishmentId, place.branchId, deviceId, enrolmentId])
        expect(said, list.name).not.toContain(id);
    }
  });

  test("is forbidden to change for a person who only reads", async (context) => {
    const { harness, place, deviceId, enrolmentId } = await aWalk(context);
    const auditor = await harness.person({ [place.establishmentId]: "auditor" });
    const reading = [showEstablishment.name, showBranch.name, showDevice.name, showEnrolment.name];
    for (const each of aimed({ ...place, deviceId, enrolmentId, memberId: uuid(), credentialId: uuid() }))
      if (reading.includes(each.name)) await expect(each.by(harness, auditor)).resolves.toBeDefined();
      else
        await expect(each.by(harness, auditor), each.name).rejects.toMatchObject({
          code: "auth.forbidden",
        });
    await expect(harness.run(createEstablishment, auditor, establishmentInput())).rejects.toMatchObject({
      code: "auth.forbidden",
    });
  });

  test("is not shown to an operator, who holds no role in it", async (context) => {
    const { harness, place, deviceId, enrolmentId } = await aWalk(context);
    const operator = await harness.person({}, { operator: true });
    for (const each of aimed({ ...place, deviceId, enrolmentId, memberId: uuid(), credentialId: uuid() }))
      await expect(each.by(harness, operator), each.name).rejects.toMatchObject({
        code: "auth.forbidden",
      });
  });

  test("beyond a person's branches does not exist for them", async (context) => {
    const { harness, place, deviceId, enrolmentId } = await aWalk(context);
    const { id: other } = await harness.run(openBranch, place.owner, branchInput(place.establishmentId));
    const limited = await harness.person({ [place.establishmentId]: "it" }, { branches: [other] });
    await expect(harness.run(showDevice, limited, { deviceId })).rejects.toMatchObject({ code: "not_found" });
    await expect(harness.run(startEnrolment, limited, { deviceId })).rejects.toMatchObject({ code: "not_found" });
    await expect(harness.run(showEnrolment, limited, { enrolmentId })).rejects.toMatchObject({ code: "not_found" });
    expect((await harness.run(listDevices, limited, {})).rows).toEqual([]);
    expect((await harness.run(listBranches, limited, {})).rows.map(({ id }) => id)).toEqual([other]);
    await expect(
      harness.run(registerDevice, limited, deviceInput(place.establishmentId, place.branchId)),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(auth\.forbidden|not_found)$/) });
  });

  test("is the worker's alone where only the worker acts", async (context) => {
    const { harness, place } = await aWalk(context);
    for (const each of workersOnly)
      await expect(each.by(harness, place.owner), each.name).rejects.toMatchObject({
        code: "auth.forbidden",
      });
  });
});

describe("the database itself", () => {
  test("shows nothing to a query that forgot its scope", async (context) => {
    const { harness } = await aWalk(context);
    expect(await read(harness.edges.database, nothing, (db) => db.select().from(devices))).toEqual([]);
  });

  test("rolls back a change that leaves no audit entry", async (context) => {
    const { harness, deviceId } = await aWalk(context);
    const author = { kind: "system", id: null, name: "test", at: new Date() };
    const scope = { ...nothing, everything: true };
    const silently = atomically(harness.edges.database, { scope, author, enqueue: async () => {} }, (tx) =>
      tx
        .update(devices)
        .set({ name: "renamed" })
        .where(sql`id = ${deviceId}`),
    );
    await expect(silently).rejects.toThrow("without an audit entry");
    expect(await harness.owner`select name from devices where id = ${deviceId}`).toEqual([{ name: "Till 1" }]);
  });

  test("refuses a credential of one environment or kind in the place of another", async (context) => {
    const walk = await aWalk(context, { functionalityMap: "0100" });
    await walk.give();
    await walk.harness.drain();
    const { owner } = walk.harness;
    const [credential] = await owner<{ id: string }[]>`select id from credentials where kind = 'compliance'`;
    const identity = (environment: string, credentialId: string) => owner`
      insert into document_identities (establishment_id, environment, device_id, branch_id, chain_id, credential_id, kind, icv, hash, previous_hash, uuid, number)
      select establishment_id, ${environment}, device_id, ${walk.place.branchId}, id, ${credentialId}, 'simplified', 1, 'h', last_hash, gen_random_uuid(), 'INV-1' from chains`;
    await expect(identity("simulator", credential?.id ?? "")).rejects.toThrow("document_identities_credential");
    const [live] = await owner<{ id: string }[]>`select id from credentials where status = 'live'`;
    await expect(identity("production", live?.id ?? "")).rejects.toThrow(/document_identities_(chain|credential)/);
    await expect(identity("simulator", live?.id ?? "")).resolves.toBeDefined();
    await expect(owner`update credentials set environment = 'production' where status = 'live'`).rejects.toThrow(
      /credentials_|foreign key/,
    );
  });
});

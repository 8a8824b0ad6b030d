import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { listTakeOvers } from "#lib/services/take-over/queries.ts";
import { giveUpTakeOver, repeatTakeOver } from "#lib/services/take-over/repeat.ts";
import { takeOverDevice } from "#lib/services/take-over/take.ts";
import { aUnitElsewhere } from "../../support/elsewhere.ts";
import { aCode, aPlace } from "../../support/records.ts";
import { elsewhere, keptOf, piecesOf, take, taken, waiting } from "../../support/take-over.ts";

describe("pieces that do not belong together", () => {
  const { privateKey: otherCurve } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    privateKeyEncoding: { format: "pem", type: "sec1" },
    publicKeyEncoding: { format: "pem", type: "spki" },
  });
  const wrong = {
    key_unreadable: { privateKey: "not a key" },
    key_wrong_curve: { privateKey: otherCurve },
    malformed: { token: "AAAA" },
    secret_malformed: { secret: "سر" },
    icv_malformed: { lastIcv: "-1" },
    hash_malformed: { lastHash: "abc" },
    hash_of_first: { lastHash: "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9" },
    hash_before_first: { lastIcv: "0" },
  };

  test("are each refused by name, all at once, and nothing is kept", async (context) => {
    const from = await elsewhere(context);
    for (const [reason, changes] of Object.entries(wrong))
      await expect(take(from, changes), reason).rejects.toMatchObject({
        code: "take_over.refused",
        fields: [{ code: `elsewhere.${reason}` }],
      });
    const order = {
      gateway: from.harness.edges.gateway,
      vatNumber: from.place.vatNumber,
      now: from.harness.clock.now(),
    };
    const other = await aUnitElsewhere({ ...order, code: aCode(from.harness, from.place), documents: 0 });
    await expect(take(from, { privateKey: other.privateKey, lastHash: "" })).rejects.toMatchObject({
      fields: [
        { path: "privateKey", code: "elsewhere.key_mismatch" },
        { path: "lastHash", code: "required" },
      ],
    });
    const lastDocument = new File([Uint8Array.from(from.unit.lastDocument)], "last.xml");
    await expect(take(from, { lastIcv: "2", lastDocument })).rejects.toMatchObject({
      fields: [{ path: "lastIcv", code: "elsewhere.document_differs" }],
    });
    await expect(take(from, { environment: "simulation" })).rejects.toMatchObject({
      fields: [{ path: "environment", code: "elsewhere.other_environment" }],
    });
    const stranger = await aPlace(from.harness);
    const theirs = { establishmentId: stranger.establishmentId, branchId: stranger.branchId };
    await expect(from.harness.run(takeOverDevice, stranger.owner, piecesOf(from, theirs))).rejects.toMatchObject({
      fields: [{ code: "elsewhere.other_vat_number" }],
    });
    expect(await keptOf(from)).toEqual({ rows: 0, devices: 0, keys: 0, credentials: 0, sealed: 0 });
  });

  test("a login that ZATCA refuses ends it, with its answer kept and the pieces erased", async (context) => {
    const from = await elsewhere(context);
    const standing = await take(from, { secret: "AnotherUnitsSecret0123456789==" });
    expect(standing).toMatchObject({ state: "refused", reasonCode: "login_refused", deviceId: null });
    expect(await keptOf(from)).toEqual({ rows: 1, devices: 0, keys: 0, credentials: 0, sealed: 0 });
    const [kept] = await from.harness.owner`select calls::text as calls from take_overs`;
    expect(kept?.["calls"]).toContain("credential_refused");
    for (const piece of [from.unit.secret, from.unit.token, "AnotherUnitsSecret0123456789=="])
      expect(kept?.["calls"]).not.toContain(piece);
    await taken(from);
  });

  test("a lost answer leaves it sealed with a reason: asked again it is done, or given up it is erased", async (context) => {
    const from = await elsewhere(context);
    const { owner } = from.place;
    from.harness.simulator.inject({ kind: "lost", path: "/compliance/invoices" });
    const { id: takeOverId, ...standing } = await take(from);
    expect(standing).toMatchObject({ state: "unanswered", reasonCode: "answer_lost", deviceId: null });
    expect(await keptOf(from)).toMatchObject({ devices: 0, sealed: 1 });
    await expect(take(from)).rejects.toMatchObject({ fields: [{ code: "elsewhere.take_over_open" }] });
    const [listed] = await from.harness.run(listTakeOvers, owner, { establishment: from.place.establishmentId });
    expect(listed).toMatchObject({ id: takeOverId, state: "unanswered", tries: 1 });
    expect(await waiting(from)).toMatchObject([{ subject: takeOverId, name: "Old till 4", detail: "answer_lost" }]);
    const again = await from.harness.run(repeatTakeOver, owner, { takeOverId });
    expect(again).toMatchObject({ state: "done" });
    expect(await waiting(from)).toEqual([]);
    const [evidence] = await from.harness
      .owner`select count(*)::int as calls from attempts where device_id = ${again.deviceId}`;
    expect(evidence).toEqual({ calls: 2 });
    await expect(from.harness.run(giveUpTakeOver, owner, { takeOverId })).rejects.toMatchObject({
      code: "take_over.over",
    });
  });

  test("a process that dies while ZATCA is asked loses nothing, and giving up erases", async (context) => {
    const from = await elsewhere(context);
    const ctx = createContext({ ...from.harness.edges, checkpoint: diesOnceAnswered }, from.place.owner);
    await expect(execute(takeOverDevice, ctx, piecesOf(from))).rejects.toThrow("killed");
    expect(await keptOf(from)).toMatchObject({ devices: 0, sealed: 1 });
    const [row] = await from.harness.owner<{ id: string; state: string }[]>`select id, state from take_overs`;
    expect(row?.state).toBe("asking");
    const takeOverId = row?.id;
    expect(await waiting(from)).toEqual([]);
    from.harness.clock.advance(2 * 60_000);
    expect(await waiting(from)).toMatchObject([{ subject: takeOverId, detail: null }]);
    expect(await from.harness.run(giveUpTakeOver, from.place.owner, { takeOverId })).toMatchObject({
      state: "given_up",
    });
    expect(await waiting(from)).toEqual([]);
    expect(await keptOf(from)).toEqual({ rows: 1, devices: 0, keys: 0, credentials: 0, sealed: 0 });
  });
});

test("only owners, admins and IT of the whole establishment take over, after a fresh sign-in; their colleagues see how it stands, strangers nothing", async (context) => {
  const from = await elsewhere(context);
  const { establishmentId, branchId } = from.place;
  const people = {
    accountant: await from.harness.person({ [establishmentId]: "accountant" }),
    auditor: await from.harness.person({ [establishmentId]: "auditor" }),
    limited: await from.harness.person({ [establishmentId]: "it" }, { branches: [branchId] }),
  };
  for (const [who, actor] of Object.entries(people))
    await expect(from.harness.run(takeOverDevice, actor, piecesOf(from)), who).rejects.toMatchObject({
      code: "auth.forbidden",
    });
  const stranger = await aPlace(from.harness);
  await expect(from.harness.run(takeOverDevice, stranger.owner, piecesOf(from))).rejects.toMatchObject({
    code: "not_found",
  });
  from.harness.simulator.inject({ kind: "lost", path: "/compliance/invoices" });
  const { id: takeOverId } = await take(from);
  for (const [who, actor] of Object.entries(people)) {
    await expect(from.harness.run(repeatTakeOver, actor, { takeOverId }), who).rejects.toMatchObject({
      code: "auth.forbidden",
    });
    const seen = actor === people.limited ? [] : [{ state: "unanswered" }];
    expect(await from.harness.run(listTakeOvers, actor, {}), who).toMatchObject(seen);
  }
  for (const operation of [repeatTakeOver, giveUpTakeOver])
    await expect(from.harness.run(operation, stranger.owner, { takeOverId })).rejects.toMatchObject({
      code: "not_found",
    });
  expect(await from.harness.run(listTakeOvers, stranger.owner, {})).toEqual([]);
  from.harness.clock.advance(16 * 60_000);
  await expect(from.harness.run(repeatTakeOver, from.place.owner, { takeOverId })).rejects.toMatchObject({
    code: "auth.fresh_required",
  });
});

function diesOnceAnswered(name: string): void {
  if (name === "take_over.answered") throw new Error("killed");
}

import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { inspectChain } from "#lib/services/chains/inspect.ts";
import { createDice, type Dice } from "#lib/simulator/dice.ts";
import { documentInput } from "../../support/documents.ts";
import { postDocument } from "../../support/routes.ts";
import { startWorkers } from "../../support/workers.ts";
import { acceptedBySimulator, ledgerOf, sentBytesOf, standingOf, waitingIn } from "./books.ts";
import { aStressedShop, atRandom, type Shop } from "./shop.ts";

const full = process.env["KHATM_FULL"] !== undefined;
const seed = Number(process.env["KHATM_SEED"] ?? "20261125");
const tills = 50;
const documents = full ? 10_000 : 1_000;
const kills = full ? 40 : 8;

const Answer = z.object({ id: z.uuid(), uuid: z.uuid(), icv: z.string(), hash: z.string(), deviceId: z.uuid() });
type Answered = z.infer<typeof Answer>;

test(
  `${tills} tills issue ${documents} documents at once against 5 devices while workers are killed at random`,
  { timeout: full ? 1_800_000 : 480_000 },
  async (context) => {
    const shop = await aStressedShop(context, { devices: 5, seed });
    const workers = startWorkers(context, 2, shop.env);
    const dice = createDice(seed);
    let killed = 0;
    const killing = (async () => {
      for (; killed < kills; killed += 1) {
        await sleep(500 + dice.next() * 2_500);
        await workers.replace(dice.pick([0, 1]));
      }
    })();
    const answers = await Promise.all(Array.from({ length: tills }, (_, till) => sell(shop, createDice(seed + till))));
    await killing;
    await shop.simulator.clearFaults();
    await untilSettled(shop);

    const answered = answers.flat();
    expect(new Set(answered.map(({ id }) => id)).size).toBe(documents);
    const ledger = await ledgerOf(shop);
    expect(new Set(ledger.map(({ id }) => id))).toEqual(new Set(answered.map(({ id }) => id)));
    expect(new Set(answered.map(placeOf))).toEqual(new Set(ledger.map(placeOf)));

    for (const deviceId of shop.devices) {
      const own = ledger.filter((row) => row.deviceId === deviceId);
      expect(own.map(({ icv }) => icv)).toEqual(own.map((_, at) => String(at + 1)));
      const report = await shop.harness.run(inspectChain, shop.place.owner, { deviceId, bytes: true });
      expect(report).toMatchObject({ documents: own.length, findings: [], next: "none", status: "open" });
    }

    expect(ledger.filter((row) => !isExplained(row))).toEqual([]);
    const taken = acceptedBySimulator(shop.simulator.file);
    expect(taken.map(({ uuid }) => uuid)).toHaveLength(new Set(taken.map(({ uuid }) => uuid)).size);
    const hashes = new Map(ledger.map(({ uuid, hash }) => [uuid, hash]));
    expect(taken.filter(({ uuid, hash }) => hashes.get(uuid) !== hash)).toEqual([]);
    const there = new Set(taken.map(({ uuid }) => uuid));
    expect(ledger.filter(({ state, uuid }) => state.startsWith("accepted") && !there.has(uuid))).toEqual([]);
    expect((await sentBytesOf(shop)).filter(({ bodies }) => bodies !== 1)).toEqual([]);
    expect(killed).toBe(kills);
  },
);

const placeOf = ({ id, deviceId, icv, hash }: Omit<Answered, "uuid">): string => `${id} ${deviceId} ${icv} ${hash}`;

/** ZATCA took it, or somebody can read why not. */
function isExplained({ state, reasons }: { state: string; reasons: number }): boolean {
  return state.startsWith("accepted") || ((state === "rejected" || state === "stopped") && reasons > 0);
}

/** One till's day: it hands its documents over one by one, and calls again now and then as if it had not heard the answer. */
async function sell(shop: Shop, dice: Dice): Promise<readonly Answered[]> {
  const heard: Answered[] = [];
  for (let sold = 0; sold < documents / tills; sold += 1) {
    const kind = dice.next() < 0.1 ? "standard" : "simplified";
    const body = JSON.stringify({ deviceId: dice.pick(shop.devices), document: documentInput(shop.harness, kind) });
    const call = { key: shop.key, name: atRandom(dice), body };
    const twice = dice.next() < 0.06;
    const [answer, also] = await Promise.all([ask(call), ...(twice ? [ask(call)] : [])]);
    heard.push(answer);
    if (also !== undefined) expect(placeOf(also)).toBe(placeOf(answer));
    if (dice.next() < 0.06) expect(placeOf(await ask(call))).toBe(placeOf(answer));
  }
  return heard;
}

async function ask(call: Parameters<typeof postDocument>[0]): Promise<Answered> {
  const response = await postDocument(call);
  const body: unknown = await response.json();
  expect([201, 202], JSON.stringify(body)).toContain(response.status);
  return Answer.parse(body);
}

/** Many failures in a row are an outage to Khatm, and then it asks again after half a minute, a whole one, two. */
const patienceMs = 240_000;

async function untilSettled(shop: Shop): Promise<void> {
  let waiting = await waitingIn(shop);
  let since = Date.now();
  while (waiting > 0) {
    await sleep(250);
    const now = await waitingIn(shop);
    if (now < waiting) since = Date.now();
    if (Date.now() - since > patienceMs) throw new Error(`${now} documents are stuck: ${await standingOf(shop)}`);
    waiting = now;
  }
}

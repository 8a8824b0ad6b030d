import { audiencesOf, standardRungs, tellAt, type Ladder } from "#lib/domain/alarm-ladder.ts";
import {
  claimed,
  cleared,
  delivered,
  isToTell,
  messagesOf,
  newAlarm,
  ring,
  type AlarmRow,
} from "#lib/domain/alarm-ledger.ts";
import type { DeliveryOutcome } from "#lib/domain/channel.ts";
import type { World } from "./world.ts";
import { calendar } from "./weather.ts";

export const ladder: Ladder = { rungs: standardRungs, escalatesAt: 14 };

const recipientsOf = { owner: ["owner/in_app", "owner/email"], fallback: ["fallback/email"] } as const;

/** The hourly look at the ladder: the product's own decision for each certificate that may have crossed a rung. */
export function ringRound(world: World, now: Date): void {
  for (const index of world.bells.take(now)) {
    const unit = world.unit(index);
    const { plan, raised } = unit.records;
    const subject = { notAfter: plan.notAfter, raised, renewed: false, ended: false, rings: true };
    const { raise, clear, lookAt } = ring(subject, ladder, now);
    const alarms = new Map(unit.records.alarms);
    if (clear !== undefined) for (const [key, row] of alarms) alarms.set(key, cleared(row, now));
    if (raise !== undefined)
      for (const recipient of audiencesOf(raise, ladder).flatMap((audience) => recipientsOf[audience])) {
        const key = `${raise}|${unit.establishment}/${recipient}`;
        if (!alarms.has(key)) alarms.set(key, newAlarm(tellAt(raise, now, calendar)));
        world.pending.add(`${index}|${key}`);
      }
    unit.records = { ...unit.records, alarms, raised: raise ?? raised };
    if (lookAt !== undefined) world.bells.put(lookAt, index);
  }
}

type Told = AlarmRow & { readonly ref: string; readonly index: number; readonly key: string };

/** One message for each recipient; a round that is killed has perhaps sent and not written it down. */
export function tellRound(world: World, now: Date, killedAt: number): void {
  const messages = messagesOf(pendingRows(world, now), ({ key }) => key.slice(key.indexOf("|") + 1), world.newId);
  for (const [nth, { id, again, rows }] of messages.entries()) {
    if (nth / messages.length > killedAt) return;
    const sent = rows.map((row) => ({ ...row, ...claimed(row, id, now) }));
    for (const row of sent) keep(world, row, row);
    const { outcome, arrived } = send(world);
    if (arrived) for (const row of sent) world.arrive(row.index, row.key, id);
    world.messages += 1;
    if (nth / messages.length + 1 / messages.length > killedAt) return;
    for (const row of sent) keep(world, row, delivered(row, { outcome, again }, now, world.random()));
  }
}

function pendingRows(world: World, now: Date): readonly Told[] {
  const rows: Told[] = [];
  for (const ref of world.pending) {
    const index = Number(ref.slice(0, ref.indexOf("|")));
    const key = ref.slice(ref.indexOf("|") + 1);
    const row = world.unit(index).records.alarms.get(key);
    if (row === undefined || row.sentAt !== null || row.clearedAt !== null) world.pending.delete(ref);
    else if (isToTell(row, now)) rows.push({ ...row, ref, index, key });
  }
  return rows;
}

function keep(world: World, { index, key }: Told, row: AlarmRow): void {
  const unit = world.unit(index);
  const { dueAt, attempts, nextTryAt, sentAt, failedAt, acknowledgedAt, clearedAt, digestId } = row;
  const kept = { dueAt, attempts, nextTryAt, sentAt, failedAt, acknowledgedAt, clearedAt, digestId };
  unit.records = { ...unit.records, alarms: new Map(unit.records.alarms).set(key, kept) };
}

/** Channels lose messages too, and some of those that seem lost have arrived. */
function send({ random, weather, down }: World): { readonly outcome: DeliveryOutcome; readonly arrived: boolean } {
  if (down) return { outcome: "failed", arrived: false };
  const chance = random();
  if (chance < weather.faults / 2) return { outcome: "failed", arrived: false };
  if (chance < weather.faults) return { outcome: "unknown", arrived: random() < 0.5 };
  return { outcome: "confirmed", arrived: true };
}

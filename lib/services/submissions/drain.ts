import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { environments } from "#lib/domain/environment.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { findBreaker } from "./breaker.ts";
import { probeBefore } from "./holds.ts";
import { endInterrupted, findAsked, type Asked } from "./interrupted.ts";
import type { Lane } from "./lane.ts";
import { NotNow } from "./not-now.ts";
import { findUrgentDevices, pickNext, type Candidate } from "./pick.ts";
import { openDesk, sendOnce, type Desk } from "./send.ts";

/** So long one run goes on; what is left then is found by the next. */
const runLastsMs = 60_000;
const longestPauseMs = 1_000;
const lookAgainMs = 250;

/** Sends what a VAT number has waiting in one environment, several at once, until nothing may go. */
export const drainLane = command({
  name: "submission.drain",
  permission: "worker",
  input: z.object({ establishmentId: z.uuid(), environment: z.enum(environments) }),
  async run(ctx, lane) {
    const run = await begin(ctx, lane);
    const calls = run.settings["document.in_flight_per_vat_number"];
    const senders = Array.from({ length: calls + run.desk.places.ahead }, () => sender(ctx, run));
    const senderEnds = await Promise.allSettled(senders);
    const ends = [...senderEnds, ...(await Promise.allSettled(run.recording))];
    const failed = ends.find((end) => end.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    return { sent: run.sent };
  },
});

type Run = {
  readonly lane: Lane;
  readonly settings: Settings;
  readonly desk: Desk;
  readonly urgentDevices: readonly string[];
  readonly endsAt: number;
  /** Documents of this run until their outcomes are stored. */
  readonly taken: Set<string>;
  /** Those of them whose answers are not here yet, each with its device. */
  readonly calling: Map<string, string>;
  readonly fullDevices: Set<string>;
  readonly skipped: Set<string>;
  /** Sendings that are not over yet, and those that failed. */
  readonly recording: Set<Promise<unknown>>;
  /** Documents in their order, read ahead. */
  queue: Candidate[];
  refill: Promise<void> | undefined;
  /** Whether there were more than were read ahead. */
  more: boolean;
  sent: number;
};

async function begin(ctx: Context, lane: Lane): Promise<Run> {
  const { asked, ...run } = await ctx.read(async (db): Promise<Run & { readonly asked: Asked }> => {
    const settings = await readSettings(db, lane);
    return {
      asked: await findAsked(db, lane),
      lane,
      settings,
      desk: openDesk(ctx, lane, settings, aheadOf(settings["document.in_flight_per_vat_number"])),
      urgentDevices: await findUrgentDevices(db, lane, ctx.clock.now()),
      endsAt: performance.now() + runLastsMs,
      taken: new Set<string>(),
      calling: new Map<string, string>(),
      fullDevices: new Set<string>(),
      skipped: new Set<string>(),
      recording: new Set(),
      queue: [],
      refill: undefined,
      more: false,
      sent: 0,
    };
  });
  await endInterrupted(ctx, lane, asked);
  return run;
}

async function sender(ctx: Context, run: Run): Promise<void> {
  let own: Promise<NotNow | undefined> | undefined;
  while (performance.now() < run.endsAt) {
    const candidate = await choose(ctx, run, own);
    if (candidate === undefined) return;
    const { whole, answered } = send(ctx, run, candidate);
    own = whole;
    const refused = await (run.recording.size > mostRecording(run) ? whole : Promise.race([whole, answered]));
    if (refused?.what === "device") run.fullDevices.add(candidate.deviceId);
    if (refused?.what === "document") run.skipped.add(candidate.documentId);
    if (refused?.what === "lane" && !(await soon(ctx, run, refused.until))) return;
  }
}

/** As many as calls end while one intent is stored. */
const aheadOf = (calls: number): number => Math.ceil(calls / 2);

/** So many documents are read ahead, for a second and more of calls. */
const pageOf = ({ settings }: Run): number => Math.max(50, 4 * settings["document.in_flight_per_vat_number"]);

/** Beyond these, senders wait for their recordings rather than let them pile up. */
const mostRecording = ({ settings }: Run): number => 2 * settings["document.in_flight_per_vat_number"];

type Sending = { readonly whole: Promise<NotNow | undefined>; readonly answered: Promise<undefined> };

/** `whole` is over when the outcome is stored, `answered` after a good answer: then the next may go while this one is recorded. */
function send(ctx: Context, run: Run, candidate: Candidate): Sending {
  const { promise: answered, resolve } = Promise.withResolvers<undefined>();
  const { documentId } = candidate;
  const whole = attempt(ctx, run, candidate, () => {
    run.calling.delete(documentId);
    resolve(undefined);
  }).finally(() => {
    run.calling.delete(documentId);
    run.taken.delete(documentId);
  });
  run.recording.add(whole);
  void whole.then(
    () => run.recording.delete(whole),
    () => undefined,
  );
  return { whole, answered };
}

async function attempt(
  ctx: Context,
  run: Run,
  candidate: Candidate,
  onAnswer: () => void,
): Promise<NotNow | undefined> {
  try {
    await sendOnce(ctx, run.desk, candidate, onAnswer);
    run.sent += 1;
    return undefined;
  } catch (error) {
    if (error instanceof NotNow) return error;
    throw error;
  }
}

/** The next to send. Where only the sender's own recording is in its way, it waits for that. */
async function choose(
  ctx: Context,
  run: Run,
  own: Promise<NotNow | undefined> | undefined,
): Promise<Candidate | undefined> {
  const known = fromQueue(run) ?? (await refilled(ctx, run));
  // nobody waits for the next ones; if they cannot be read, the sender who needs them hears of it
  if (run.more && run.queue.length < pageOf(run) / 2) void read(ctx, run).catch(() => undefined);
  if (known !== undefined || own === undefined) return known;
  await own;
  return fromQueue(run) ?? (await refilled(ctx, run));
}

async function refilled(ctx: Context, run: Run): Promise<Candidate | undefined> {
  await read(ctx, run);
  return fromQueue(run);
}

function read(ctx: Context, run: Run): Promise<void> {
  run.refill ??= refill(ctx, run).finally(() => {
    run.refill = undefined;
  });
  return run.refill;
}

/** The first in the queue that may go. It leaves the queue and is under way from here on, before another sender looks. */
function fromQueue(run: Run): Candidate | undefined {
  const busy = new Set([...busyDevices(run), ...run.fullDevices]);
  const at = run.queue.findIndex(({ deviceId, documentId }) => !busy.has(deviceId) && !run.taken.has(documentId));
  const [next] = at < 0 ? [] : run.queue.splice(at, 1);
  if (next === undefined) return undefined;
  run.taken.add(next.documentId);
  run.calling.set(next.documentId, next.deviceId);
  return next;
}

async function refill(ctx: Context, run: Run): Promise<void> {
  run.queue = [
    ...(await ctx.read(async (db) => {
      const breaker = await findBreaker(db, run.lane.environment);
      return await pickNext(db, run.lane, {
        now: ctx.clock.now(),
        probeBefore: probeBefore(breaker, run.settings["document.probe_every_ms"]),
        urgentDevices: run.urgentDevices,
        withoutDevices: [...busyDevices(run), ...run.fullDevices],
        withoutDocuments: [...run.taken, ...run.skipped],
        most: pageOf(run),
      });
    })),
  ];
  run.more = run.queue.length === pageOf(run);
}

function busyDevices(run: Run): readonly string[] {
  const perDevice = run.settings["document.in_flight_per_device"];
  const calls = Map.groupBy(run.calling.values(), (deviceId) => deviceId);
  return [...calls].flatMap(([deviceId, { length }]) => (length >= perDevice ? [deviceId] : []));
}

/**
 * Waits for a moment that is near, or for a place in a full lane while this run is itself under way; false when neither helps,
 * and the next run may see to it.
 */
async function soon(ctx: Context, run: Run, until: Date | null): Promise<boolean> {
  if (until === null) {
    if (run.taken.size === 0) return false;
    await sleep(lookAgainMs);
    return true;
  }
  const from = ctx.clock.now();
  const waitMs = until.getTime() - from.getTime();
  if (waitMs > longestPauseMs) return false;
  await sleep(Math.max(1, waitMs));
  return ctx.clock.now() > from;
}

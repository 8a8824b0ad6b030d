import { sql } from "drizzle-orm";
import { among, idList } from "#db/among.ts";
import type { Writer } from "#db/atomically.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissionHolds } from "#db/schema/sending.ts";
import { submissions } from "#db/schema/submissions.ts";
import { statement } from "#db/statement.ts";
import type { Context } from "#lib/context.ts";
import { probing, type Breaker } from "#lib/domain/breaker.ts";
import { take, type Pace, type PaceLimits } from "#lib/domain/rate.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { auditOpening } from "#lib/services/enrolments/credential.ts";
import { askingOf, lockDue, type Asking, type Due } from "./asking.ts";
import { passBreaker } from "./breaker.ts";
import { claimProbe, probeBefore } from "./holds.ts";
import { countInFlight, keepPace, laneOf, limitsOf, lockLane, lockPace, type InFlight, type Lane } from "./lane.ts";
import { NotNow } from "./not-now.ts";
import type { Candidate } from "./pick.ts";
import type { Places } from "./places.ts";

/** What became of a candidate: its intent is stored, or why it may not be sent now. */
export type Admission = { readonly asking: Asking } | { readonly refused: unknown };

/** A call, its answer and the wait for the call before it take at most so much longer than twice the gateway's timeout. */
const graceMs = 20_000;

/** The run that asks: its places, and the documents whose answers are here and whose rows still say that they are under way. */
export type Asker = { readonly places: Places; readonly answered: ReadonlySet<string> };

/**
 * Stores the intents to send, as far as everything allows them now: breaker, holds, calls under way, rate. One transaction for all that
 * ask at the same time; where nobody may, it leaves nothing.
 */
export async function admitAll(
  ctx: Context,
  lane: Lane,
  settings: Settings,
  candidates: readonly Candidate[],
  asker: Asker,
): Promise<readonly Admission[]> {
  try {
    return await ctx.atomically(async (tx) => {
      const gate = await openGate(ctx, tx, lane, settings, candidates, asker);
      const admissions: Admission[] = [];
      for (const candidate of candidates) admissions.push(await admit(ctx, tx, gate, candidate));
      const admitted = admissions.flatMap((admission) => ("asking" in admission ? [admission.asking] : []));
      if (admitted.length === 0) throw new Nobody(admissions);
      for (const { credential } of admitted) auditOpening(tx, credential, "credential", "document.submit");
      tx.lastly(() => store(tx, gate, admitted));
      return admissions;
    });
  } catch (error) {
    if (error instanceof Nobody) return error.admissions;
    if (error instanceof NotNow) return candidates.map(() => ({ refused: error }));
    throw error;
  }
}

/** Rolls the round back. */
class Nobody extends Error {
  readonly admissions: readonly Admission[];

  constructor(admissions: readonly Admission[]) {
    super("nobody admitted");
    this.admissions = admissions;
  }
}

/** What decides over a round, and what is left of it. */
type Gate = {
  readonly lane: Lane;
  readonly settings: Settings;
  readonly limits: PaceLimits;
  readonly now: Date;
  readonly breaker: Breaker;
  readonly due: ReadonlyMap<string, Due>;
  readonly held: ReadonlySet<string>;
  readonly underWay: InFlight;
  readonly places: Places;
  pace: Pace;
};

async function openGate(
  ctx: Context,
  tx: Writer,
  lane: Lane,
  settings: Settings,
  candidates: readonly Candidate[],
  { places, answered }: Asker,
): Promise<Gate> {
  const now = ctx.clock.now();
  const limits = limitsOf(settings);
  const since = new Date(now.getTime() - 2 * settings["document.timeout_ms"] - graceMs);
  const [documentIds, deviceIds] = [candidates.map((each) => each.documentId), candidates.map((each) => each.deviceId)];
  const count = () => countInFlight(tx, lane, { without: [...documentIds, ...answered], mine: places.mine, since });
  // sent together and answered in order: all is read while the lane is held
  const [known, breaker, due, held, counted] = await Promise.all([
    lockLane(tx, laneOf(lane)),
    passBreaker(tx, lane.environment, now),
    lockDue(tx, candidates, now),
    heldAmong(tx, deviceIds),
    count(),
  ]);
  // a lane's first round makes what it is to hold
  const pace = known[0] ?? (await lockPace(tx, lane, limits, now));
  const underWay = known.length === 0 ? await count() : counted;
  places.allow(callsAt(pace, limits) - underWay.others);
  return { lane, settings, limits, now, breaker, due, held, underWay, places, pace };
}

async function heldAmong(tx: Writer, deviceIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await selectHeld(tx, { ids: idList(new Set(deviceIds)) });
  return new Set(found.map(({ deviceId }) => deviceId));
}

const selectHeld = statement<{ ids: string }>()((db, given) =>
  db
    .select({ deviceId: submissionHolds.deviceId })
    .from(submissionHolds)
    .where(among(submissionHolds.deviceId, given("ids"))),
);

async function admit(ctx: Context, tx: Writer, gate: Gate, { documentId, deviceId }: Candidate): Promise<Admission> {
  try {
    const pace = paceAfter(gate, deviceId);
    const due = gate.due.get(documentId);
    if (due === undefined) throw new NotNow("document");
    const asking = askingOf(ctx, due, { now: gate.now, pace });
    const everyMs = gate.settings["document.probe_every_ms"];
    const before = probeBefore(gate.breaker, everyMs);
    const travelling = { deviceId, credentialId: asking.credential.id };
    const held = gate.held.has(deviceId)
      ? await claimProbe(tx, travelling, { now: gate.now, before, everyMs })
      : undefined;
    if (held === "device" || held === "document") throw new NotNow(held);
    gate.pace = pace;
    gate.places.mine.add(documentId);
    gate.underWay.lane += 1;
    gate.underWay.devices.set(deviceId, (gate.underWay.devices.get(deviceId) ?? 0) + 1);
    return { asking: { ...asking, probe: held === "probe" } };
  } catch (refused) {
    return { refused };
  }
}

const callsAt = (pace: Pace, limits: PaceLimits): number => Math.floor(Math.min(pace.inFlight, limits.inFlight));

/** The lane's pace once one more call goes. Throws NotNow where lane, device or platform take none. */
function paceAfter(gate: Gate, deviceId: string): Pace {
  const { breaker, settings, limits, now, underWay, pace } = gate;
  const alone = breaker.state !== "closed";
  if (alone && underWay.lane > underWay.before) throw new NotNow("lane", probing(breaker, now).probeAt);
  if (!hasRoom(gate, alone)) throw new NotNow("lane");
  const ofDevice = underWay.devices.get(deviceId) ?? 0;
  if (ofDevice >= settings["document.in_flight_per_device"]) throw new NotNow("device");
  const taken = take(pace, limits, now);
  if ("waitUntil" in taken) throw new NotNow("lane", taken.waitUntil);
  return taken.pace;
}

/** Whether one more may call at once, or wait for the end of a call of its own run. */
function hasRoom({ places, pace, limits, underWay: { lane, others } }: Gate, alone: boolean): boolean {
  const most = callsAt(pace, limits);
  const mayWait = !alone && places.taken > 0 && others < most;
  return lane < most + (mayWait ? places.ahead : 0);
}

async function store(tx: Writer, { lane, now, pace }: Gate, admitted: readonly Asking[]): Promise<void> {
  const ids = idList(admitted.map(({ submission }) => submission.documentId));
  await Promise.all([keepPace(tx, lane, pace), markAsked(tx, { ids, now: now.toISOString() })]);
}

const markAsked = statement<{ ids: string; now: string }>()((db, given) =>
  db
    .update(submissions)
    .set({
      askedAt: sql`${given("now")}::timestamptz`,
      attempts: sql`${submissions.attempts} + 1`,
      credentialId: sql`coalesce(${submissions.credentialId},
        (select d.credential_id from ${documentIdentities} d where d.id = ${submissions}.document_id))`,
    })
    .where(among(submissions.documentId, given("ids"))),
);

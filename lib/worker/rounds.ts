import { ensurePartitions } from "#db/partitions.ts";
import { sealAudit } from "#db/seal-audit.ts";
import { execute } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import { deliverAlarms } from "#lib/services/alarms/deliver.ts";
import { raiseAlarms } from "#lib/services/alarms/raise.ts";
import { eraseExpiredCodes, findDueEnrolments } from "#lib/services/enrolments/sweep.ts";
import { advanceRun, findOpenRuns } from "#lib/services/fleet/advance.ts";
import { checkClocks } from "#lib/services/monitoring/clocks.ts";
import { pulseAddress, sendPulse } from "#lib/services/monitoring/pulse.ts";
import { countFindings } from "#lib/services/findings/count.ts";
import { dispatchSession } from "#lib/services/otp-sessions/dispatch.ts";
import { findOpenSessions, forgetOldCodes } from "#lib/services/otp-sessions/sweep.ts";
import { findKeepers, sweep } from "#lib/services/retention/sweep.ts";
import { drawPlans } from "#lib/services/planning/draw.ts";
import { sweepPlans } from "#lib/services/planning/sweep.ts";
import { findDueLanes } from "#lib/services/submissions/find-due.ts";
import { beat, beatEveryMs } from "#lib/services/submissions/heartbeat.ts";
import { wakeLane } from "#lib/services/submissions/wake.ts";
import { deliverTellings } from "#lib/services/tellings/deliver.ts";
import { deliverMessages } from "#lib/services/webhooks/deliver.ts";
import { loopbackAllowed } from "#lib/webhooks/config.ts";
import { createSender } from "#lib/webhooks/sender.ts";
import { jobs } from "./jobs.ts";

export type Round = {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (edges: Edges) => Promise<unknown>;
};

const system = (edges: Edges) => createContext(edges, { kind: "system", name: "worker", establishments: "all" });

const send = createSender({ loopbackAllowed: loopbackAllowed() });
const pulse = sendPulse(send, pulseAddress());
const tellGroups = deliverTellings();

/** What the worker looks after by the clock, beside its jobs. */
export const rounds: readonly Round[] = [
  { name: "due enrolments", everyMs: 5_000, run: walkDueEnrolments },
  { name: "sessions for codes", everyMs: 1_000, run: dispatchSessions },
  { name: "acts on many devices", everyMs: 1_000, run: goOnWithRuns },
  { name: "due documents", everyMs: 1_000, run: wakeDueLanes },
  { name: "webhooks", everyMs: 1_000, run: deliverAll },
  { name: "heartbeat", everyMs: beatEveryMs, run: beat },
  { name: "expired codes", everyMs: 30_000, run: (edges) => execute(eraseExpiredCodes, system(edges), {}) },
  { name: "old codes of sessions", everyMs: 30_000, run: (edges) => execute(forgetOldCodes, system(edges), {}) },
  { name: "audit seals", everyMs: 3_000, run: ({ database }) => sealAudit(database) },
  { name: "renewal plans", everyMs: 60_000, run: planRenewals },
  { name: "alarms", everyMs: 60_000, run: tellAlarms },
  { name: "messages to groups", everyMs: 5_000, run: (edges) => execute(tellGroups, system(edges), {}) },
  { name: "clocks", everyMs: 60_000, run: (edges) => checkClocks(edges, edges.clocks ?? new Map()) },
  { name: "sign of life", everyMs: 60_000, run: pulse },
  { name: "counts of findings", everyMs: 60_000, run: countFindings },
  { name: "retention", everyMs: 6 * 3_600_000, run: forgetAll },
  { name: "partitions", everyMs: 6 * 3_600_000, run: ({ database, clock }) => ensurePartitions(database, clock.now()) },
];

const deliver = deliverMessages(send);

async function deliverAll(edges: Edges): Promise<void> {
  while ((await execute(deliver, system(edges), {})) > 0);
}

const [draw, lookAtPlans, tell] = [drawPlans(), sweepPlans(), deliverAlarms()];

async function planRenewals(edges: Edges): Promise<void> {
  await execute(draw, system(edges), {});
  await execute(lookAtPlans, system(edges), {});
}

async function tellAlarms(edges: Edges): Promise<void> {
  await execute(raiseAlarms, system(edges), {});
  await execute(tell, system(edges), {});
}

async function walkDueEnrolments(edges: Edges): Promise<void> {
  const due = await execute(findDueEnrolments, system(edges), {});
  for (const walk of due) await jobs["enrolment.advance"](edges, walk);
}

async function dispatchSessions(edges: Edges): Promise<void> {
  const open = await execute(findOpenSessions, system(edges), {});
  for (const session of open) await execute(dispatchSession, system(edges), session);
}

/** A stride of each at a time, so that a long one does not keep the others waiting. */
async function goOnWithRuns(edges: Edges): Promise<void> {
  for (const run of await execute(findOpenRuns, system(edges), {})) await execute(advanceRun, system(edges), run);
}

async function forgetAll(edges: Edges): Promise<void> {
  for (const place of await execute(findKeepers, system(edges), {})) await execute(sweep, system(edges), place);
}

async function wakeDueLanes(edges: Edges): Promise<void> {
  const due = await execute(findDueLanes, system(edges), {});
  if (due.length > 0) await edges.database.transaction((tx) => edges.enqueue(tx, due.map(wakeLane)));
}

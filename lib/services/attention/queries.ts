import { query } from "#lib/command.ts";
import { sleepingSources } from "./asleep-in.ts";
import { ofDevices } from "./of-devices.ts";
import { OfScope } from "./schema.ts";
import type { Found, Source } from "./source.ts";
import { alarmsUndelivered } from "./sources/alarms-undelivered.ts";
import { chainStopped } from "./sources/chain-stopped.ts";
import { credentialFault } from "./sources/credential-fault.ts";
import { documentLimit } from "./sources/document-limit.ts";
import { documentPerson } from "./sources/document-person.ts";
import { drift } from "./sources/drift.ts";
import { enrolmentStalled } from "./sources/enrolment-stalled.ts";
import { enrolmentStopped } from "./sources/enrolment-stopped.ts";
import { enrolmentWaiting } from "./sources/enrolment-waiting.ts";
import { expiring } from "./sources/expiring.ts";
import { identityChanged } from "./sources/identity-changed.ts";
import { planOverdue } from "./sources/plan-overdue.ts";
import { platformIncident } from "./sources/platform-incident.ts";
import { revocationOpen } from "./sources/revocation-open.ts";
import { schedulerSilent } from "./sources/scheduler-silent.ts";
import { clockSkew, pulseUnheard } from "./sources/self-checks.ts";
import { takeOverUnanswered } from "./sources/take-over-unanswered.ts";
import { webhookOff } from "./sources/webhook-off.ts";

/** The most urgent first. */
const sources: readonly Source[] = [
  schedulerSilent,
  platformIncident,
  clockSkew,
  ofDevices(credentialFault),
  ofDevices(chainStopped),
  ofDevices(documentLimit),
  ofDevices(documentPerson),
  alarmsUndelivered,
  ofDevices(planOverdue),
  ofDevices(expiring),
  ofDevices(drift),
  ofDevices(identityChanged),
  ofDevices(enrolmentStopped),
  ofDevices(enrolmentStalled),
  ofDevices(enrolmentWaiting),
  takeOverUnanswered,
  ofDevices(revocationOpen),
  webhookOff,
  pulseUnheard,
];

/** Does anything need a person? Told from the rows of this moment, so that nothing has to open or close an item. */
export const showAttention = query({
  name: "attention.show",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.list(async (db) => {
      const at = ctx.clock.now();
      const sleeping = await sleepingSources(db, at);
      const found: Found[] = [];
      for (const source of sources)
        found.push(await source(db, { now: at, establishment, actor: ctx.actor, sleeping }));
      const count = found.reduce((sum, { total }) => sum + total, 0);
      return { at, found, count };
    }),
});

import type { Writer } from "#db/atomically.ts";
import type { Experience } from "#lib/domain/breaker.ts";
import { faster, slower, type Pace } from "#lib/domain/rate.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { Asking } from "./admit.ts";
import type { Decided } from "./apply.ts";
import { teachBreaker } from "./breaker.ts";
import { liftHold } from "./holds.ts";
import { keepPace, limitsOf, lockPace } from "./lane.ts";

/** What an answer teaches beyond its document: about the device's login, the lane's pace and the platform. */
export async function learn(tx: Writer, asking: Asking, settings: Settings, decided: Decided): Promise<void> {
  const { submission } = asking;
  const { answer, now } = decided;
  if (asking.probe && provesLogin.has(answer.kind)) await liftHold(tx, submission, "credential_refused");
  await adaptPace(tx, asking, settings, decided);
  const what = experienceOf(decided);
  if (what === undefined) return;
  const turned = await teachBreaker(tx, submission.environment, { what, deviceId: submission.deviceId, now });
  if (turned === undefined) return;
  tx.audit({
    action: `platform.${turned}`,
    entity: "environment",
    entityId: submission.environment,
    establishmentId: null,
    detail: { cause: answer.kind },
  });
}

const provesLogin: ReadonlySet<string> = new Set([
  "accepted",
  "accepted_with_warnings",
  "already_accepted",
  "rejected",
  "use_reporting",
  "contradictory",
]);

function experienceOf({ answer, verdict }: Decided): Experience | undefined {
  switch (answer.kind) {
    case "may_have_arrived":
      return answer.reason === "refused_without_messages" ? "answered" : "silent";
    case "credential_refused":
      return verdict.does === "hold" ? "refused" : undefined;
    case "configuration":
      return undefined;
    default:
      return "answered";
  }
}

async function adaptPace(tx: Writer, asking: Asking, settings: Settings, { answer, now }: Decided): Promise<void> {
  const limits = limitsOf(settings);
  const adapt = (pace: Pace): Pace => {
    if (answer.kind === "throttled") return slower(pace, now, answer.retryAfterMs ?? null);
    if (answer.reason === "timeout") return slower(pace, now, null);
    return provesLogin.has(answer.kind) ? faster(pace, limits) : pace;
  };
  // at full pace a good answer changes nothing, so nobody waits for the lane
  if (adapt(asking.pace) === asking.pace) return;
  const pace = await lockPace(tx, asking.submission, limits, now);
  const adapted = adapt(pace);
  if (adapted !== pace) await keepPace(tx, asking.submission, adapted);
}

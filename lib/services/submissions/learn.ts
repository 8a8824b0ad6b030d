import type { Writer } from "#db/atomically.ts";
import type { Experience } from "#lib/domain/breaker.ts";
import { faster, slower, type Pace, type PaceLimits } from "#lib/domain/rate.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { Decided } from "./apply.ts";
import { teachBreaker, type Lesson } from "./breaker.ts";
import { liftHold } from "./holds.ts";
import { keepPace, limitsOf, lockPace } from "./lane.ts";

/** What answers teach beyond their documents: about devices' logins, the lane's pace and the platform. */
export async function learn(tx: Writer, decided: readonly Decided[], settings: Settings, now: Date): Promise<void> {
  const [first] = decided;
  if (first === undefined) return;
  for (const { asking, answer } of decided)
    if (asking.probe && provesLogin.has(answer.kind))
      await liftHold(tx, asking.submission, {
        reason: "credential_refused",
        credentialId: asking.credential.id,
      });
  await adaptPace(tx, decided, limitsOf(settings), now);
  const { environment } = first.asking.submission;
  for (const { turned, cause } of await teachBreaker(tx, environment, decided.flatMap(lessonOf), now))
    tx.audit({
      action: `platform.${turned}`,
      entity: "environment",
      entityId: environment,
      establishmentId: null,
      detail: { cause },
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

function lessonOf({ asking, ...decided }: Decided): readonly Lesson[] {
  const what = experienceOf(decided, asking.credential.status === "live");
  const { deviceId } = asking.submission;
  return what === undefined ? [] : [{ what, deviceId, cause: decided.answer.kind }];
}

/** That the login of a certificate that was replaced is refused says nothing about the platform. */
function experienceOf({ answer, verdict }: Pick<Decided, "answer" | "verdict">, live: boolean): Experience | undefined {
  switch (answer.kind) {
    case "may_have_arrived":
      return answer.reason === "refused_without_messages" ? "answered" : "silent";
    case "credential_refused":
      return live && verdict.does === "hold" ? "refused" : undefined;
    case "configuration":
      return undefined;
    default:
      return "answered";
  }
}

async function adaptPace(tx: Writer, decided: readonly Decided[], limits: PaceLimits, now: Date): Promise<void> {
  const adapt = (pace: Pace, { answer }: Decided): Pace => {
    if (answer.kind === "throttled") return slower(pace, now, answer.retryAfterMs ?? null);
    if (answer.reason === "timeout") return slower(pace, now, null);
    return provesLogin.has(answer.kind) ? faster(pace, limits) : pace;
  };
  // at full pace a good answer changes nothing, so nobody waits for the lane
  const teaching = decided.filter((each) => adapt(each.asking.pace, each) !== each.asking.pace);
  const [first] = teaching;
  if (first === undefined) return;
  const lane = first.asking.submission;
  const pace = await lockPace(tx, lane, limits, now);
  const adapted = teaching.reduce(adapt, pace);
  if (adapted !== pace) await keepPace(tx, lane, adapted);
}

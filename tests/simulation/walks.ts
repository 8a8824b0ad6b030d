import { backOffMs } from "#lib/domain/back-off.ts";
import { otpLifetimeMs } from "#lib/domain/enrolment.ts";
import type { ReasonCode } from "#lib/domain/enrolment-reason.ts";
import type { Unit, WalkState } from "./fleet.ts";

/** One call for the code, six checks, the certificate and the proof. */
const steps = 9;

type Gateway = { readonly down: boolean; readonly faults: number; readonly random: () => number };

/** A code is spent: as often as its hour allows where answers fail. What it leads to is a walk, or a reason to stop. */
export function spendCode(unit: Unit, now: Date, { down, faults, random }: Gateway): WalkState {
  if (unit.loginGone) return stopped("renewal_login_refused", now);
  if (random() < faults / 20) return stopped("otp_refused", now);
  if (random() < 0.004) return stopped("csr_refused", now);
  let spentMs = 0;
  for (let failures = 0; spentMs < otpLifetimeMs; spentMs += backOffMs(failures, random())) {
    if (!down && random() >= faults)
      return { step: 1, failures: 0, nextAt: new Date(now.getTime() + spentMs), reason: null };
    failures += 1;
  }
  return stopped("otp_expired", now);
}

const stopped = (reason: ReasonCode, now: Date): WalkState => ({ step: 0, failures: 0, nextAt: now, reason });

/** The rest of a walk at a worker's look: on until an answer fails, or to its end. */
export function goOn(walk: WalkState, now: Date, { down, faults, random }: Gateway): WalkState | "renewed" {
  let { step } = walk;
  while (step < steps) {
    if (down || random() < faults) {
      const failures = walk.failures + 1;
      return { step, failures, nextAt: new Date(now.getTime() + backOffMs(failures, random())), reason: null };
    }
    step += 1;
  }
  return "renewed";
}

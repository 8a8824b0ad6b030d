/** closed: calls go · open: none goes until `probeAt` · half_open: one is under way to find out. */
export const breakerStates = ["closed", "open", "half_open"] as const;
/** unreachable: answers do not come · credentials: the platform refuses the logins of many devices at once. */
export const breakerCauses = ["unreachable", "credentials"] as const;
export type BreakerCause = (typeof breakerCauses)[number];

export type Breaker = {
  readonly state: (typeof breakerStates)[number];
  readonly cause: BreakerCause | null;
  /** Calls in a row, over all devices, that brought no answer of the platform. */
  readonly failures: number;
  readonly failingDevices: readonly string[];
  /** Devices whose login was refused lately. Instants as ISO text. */
  readonly refusals: readonly { readonly deviceId: string; readonly at: string }[];
  /** Openings in a row. */
  readonly openings: number;
  readonly openedAt: Date | null;
  readonly probeAt: Date | null;
  /** When the platform last took logins again after a wave of refusals. */
  readonly recoveredAt: Date | null;
};

export const closedBreaker: Breaker = {
  state: "closed",
  cause: null,
  failures: 0,
  failingDevices: [],
  refusals: [],
  openings: 0,
  openedAt: null,
  probeAt: null,
  recoveredAt: null,
};

const policy = {
  failures: 5,
  devices: 2,
  /** Failures in a row that open it although one device alone has them. */
  alone: 10,
  refusedDevices: 3,
  refusedWithinMs: 10 * 60_000,
  firstWaitMs: 30_000,
  longestWaitMs: 5 * 60_000,
  /** A probe that is not answered by then was interrupted. */
  probeLastsMs: 90_000,
};

export type Admission =
  | { readonly kind: "go" }
  | { readonly kind: "probe" }
  | { readonly kind: "wait"; readonly until: Date };

/** Whether a call may be made at `now`; "probe" means as the only one. */
export function admission({ state, probeAt }: Breaker, now: Date): Admission {
  if (state === "closed") return { kind: "go" };
  return probeAt === null || probeAt <= now ? { kind: "probe" } : { kind: "wait", until: probeAt };
}

/** The breaker while its probe is under way. */
export const probing = (breaker: Breaker, now: Date): Breaker => ({
  ...breaker,
  state: "half_open",
  probeAt: later(now, policy.probeLastsMs),
});

/** answered: the platform took the login and judged · silent: nobody knows whether it arrived · refused: it did not take the login. */
export type Experience = "answered" | "silent" | "refused";

/** What one call teaches about the platform. Returns the same object where nothing changes. */
export function experienced(breaker: Breaker, what: Experience, deviceId: string, now: Date): Breaker {
  if (what === "answered") return afterAnswer(breaker, deviceId, now);
  if (what === "silent") return afterSilence(breaker, deviceId, now);
  return afterRefusal(breaker, deviceId, now);
}

function afterAnswer(breaker: Breaker, deviceId: string, now: Date): Breaker {
  const refusals = breaker.refusals.filter((refusal) => refusal.deviceId !== deviceId);
  if (breaker.state !== "closed")
    return { ...closedBreaker, recoveredAt: breaker.cause === "credentials" ? now : breaker.recoveredAt };
  if (breaker.failures === 0 && refusals.length === breaker.refusals.length) return breaker;
  return { ...breaker, failures: 0, failingDevices: [], refusals };
}

function afterSilence(breaker: Breaker, deviceId: string, now: Date): Breaker {
  const failures = breaker.failures + 1;
  const failingDevices = [...new Set([...breaker.failingDevices, deviceId])].slice(-policy.alone);
  const next = { ...breaker, failures, failingDevices };
  if (breaker.state === "half_open") return opened(next, breaker.cause ?? "unreachable", now);
  const widespread = failures >= policy.failures && failingDevices.length >= policy.devices;
  if (breaker.state === "closed" && (widespread || failures >= policy.alone)) return opened(next, "unreachable", now);
  return next;
}

function afterRefusal(breaker: Breaker, deviceId: string, now: Date): Breaker {
  const oldest = now.getTime() - policy.refusedWithinMs;
  const others = breaker.refusals.filter(({ deviceId: id, at }) => id !== deviceId && Date.parse(at) >= oldest);
  const refusals = [...others, { deviceId, at: now.toISOString() }];
  const next = { ...breaker, failures: 0, failingDevices: [], refusals };
  if (breaker.state === "half_open") return opened(next, "credentials", now);
  return breaker.state === "closed" && refusals.length >= policy.refusedDevices
    ? opened(next, "credentials", now)
    : next;
}

function opened(breaker: Breaker, cause: BreakerCause, now: Date): Breaker {
  const waitMs = Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** breaker.openings);
  return {
    ...breaker,
    state: "open",
    cause,
    openings: breaker.openings + 1,
    openedAt: breaker.openedAt ?? now,
    probeAt: later(now, waitMs),
  };
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

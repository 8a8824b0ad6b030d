/** What one VAT number may send in one environment at present. */
export type Pace = {
  /** Calls that may be under way; the whole part counts. */
  readonly inFlight: number;
  readonly perSecond: number;
  /** Calls that may begin now: a bucket that fills at `perSecond`. */
  readonly tokens: number;
  readonly refilledAt: Date;
  /** Set when the platform named a time to wait. */
  readonly pausedUntil: Date | null;
};

/** The pace of a platform that does not complain. */
export type PaceLimits = { readonly inFlight: number; readonly perSecond: number };

const slowest: PaceLimits = { inFlight: 1, perSecond: 0.2 };
/** So many good answers at one pace bring back one call in flight. */
const answersPerStep = 10;

export const fullPace = ({ inFlight, perSecond }: PaceLimits, now: Date): Pace => ({
  inFlight,
  perSecond,
  tokens: Math.max(1, perSecond),
  refilledAt: now,
  pausedUntil: null,
});

/** Takes one call out of the bucket, or says when to come back. */
export function take(
  pace: Pace,
  limits: PaceLimits,
  now: Date,
): { readonly pace: Pace } | { readonly waitUntil: Date } {
  if (pace.pausedUntil !== null && pace.pausedUntil > now) return { waitUntil: pace.pausedUntil };
  const perSecond = Math.min(pace.perSecond, limits.perSecond);
  const seconds = Math.max(0, now.getTime() - pace.refilledAt.getTime()) / 1000;
  const tokens = Math.min(Math.max(1, perSecond), pace.tokens + seconds * perSecond);
  if (tokens < 1) return { waitUntil: new Date(now.getTime() + Math.ceil(((1 - tokens) / perSecond) * 1000)) };
  return { pace: { ...pace, perSecond, tokens: tokens - 1, refilledAt: now, pausedUntil: null } };
}

/** After a 429 or a time-out: half as many at once and per second, and none before the time that the platform named. */
export const slower = (pace: Pace, now: Date, waitMs: number | null): Pace => ({
  ...pace,
  inFlight: Math.max(slowest.inFlight, Math.floor(pace.inFlight) / 2),
  perSecond: Math.max(slowest.perSecond, pace.perSecond / 2),
  tokens: Math.min(pace.tokens, 1),
  pausedUntil: waitMs === null ? pace.pausedUntil : new Date(now.getTime() + waitMs),
});

/** After a good answer: a small step back towards the limits. Returns the same object at the limits. */
export function faster(pace: Pace, limits: PaceLimits): Pace {
  const inFlight = Math.min(limits.inFlight, pace.inFlight + 1 / answersPerStep);
  const perSecond = Math.min(limits.perSecond, pace.perSecond + limits.perSecond / (answersPerStep * limits.inFlight));
  if (inFlight === pace.inFlight && perSecond === pace.perSecond) return pace;
  return { ...pace, inFlight, perSecond };
}

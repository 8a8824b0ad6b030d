const hour = 60 * 60 * 1000;

/** Milliseconds to whole tenths of hours, rounded towards the limit; negative once it has passed. */
export const hoursLeft = (dueAt: Date, now: Date): number =>
  Math.floor(((dueAt.getTime() - now.getTime()) / hour) * 10) / 10;

/** Where one age of waiting documents ends and the next begins, in hours; the last has no end. */
export const ageEdges = [1, 4, 12, 24] as const;

export const alarmLevels = ["calm", "watch", "urgent", "overdue"] as const;
export type AlarmLevel = (typeof alarmLevels)[number];

/** From here on a waiting document is watched, in milliseconds before its limit. */
export const watchMs = 12 * hour;
const urgentMs = 4 * hour;

/**
 * How loud a waiting document is. One that the backlog will not reach before its limit is urgent however far the limit is;
 * `readyAt` is the forecast of when it is sent, null where nothing moves at present.
 */
export function alarmLevel({ dueAt, readyAt, now }: { dueAt: Date; readyAt: Date | null; now: Date }): AlarmLevel {
  const left = dueAt.getTime() - now.getTime();
  if (left <= 0) return "overdue";
  if (left <= urgentMs || (readyAt !== null && readyAt > dueAt)) return "urgent";
  return left <= watchMs ? "watch" : "calm";
}

/** When a backlog is gone at the rate of the last minutes; null where nothing was sent in them. */
export function forecast({
  waiting,
  settled,
  windowMs,
  now,
}: {
  readonly waiting: number;
  readonly settled: number;
  readonly windowMs: number;
  readonly now: Date;
}): Date | null {
  if (waiting === 0) return now;
  return settled === 0 ? null : new Date(now.getTime() + (waiting / settled) * windowMs);
}

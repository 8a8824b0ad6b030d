import type { Environment } from "./environment.ts";
import { hoursOf, isWorkingTime, type WorkingCalendar } from "./working-calendar.ts";

const day = 86_400_000;
const hour = 3_600_000;

export const standardRungs: readonly number[] = [90, 60, 30, 14, 7, 3, 1, 0, -7];

/** Days before the end of a certificate (after it where negative) at which people are told, and from which rung on more of them. */
export type Ladder = {
  readonly rungs: readonly number[];
  /** From this rung on the fallback group is told besides the owner. */
  readonly escalatesAt: number;
};

export const alarmActivities = ["production_only", "on", "off"] as const;
export type AlarmActivity = (typeof alarmActivities)[number];

/** Whether certificates of an environment ring at all. */
export const ringsIn = (environment: Environment, activity: AlarmActivity): boolean =>
  activity === "on" || (activity === "production_only" && environment === "production");

/** When a certificate crosses a rung. */
const crossingOf = (notAfter: Date, rung: number): Date => new Date(notAfter.getTime() - rung * day);

/** The most urgent rung that a certificate has crossed; undefined before the first. */
export function rungAt(notAfter: Date, now: Date, { rungs }: Ladder): number | undefined {
  const crossed = rungs.filter((rung) => crossingOf(notAfter, rung) <= now);
  return crossed.length === 0 ? undefined : Math.min(...crossed);
}

/** When it crosses the next rung; undefined after the last. */
export function nextCrossing(notAfter: Date, now: Date, { rungs }: Ladder): Date | undefined {
  const ahead = rungs.map((rung) => crossingOf(notAfter, rung).getTime()).filter((at) => at > now.getTime());
  return ahead.length === 0 ? undefined : new Date(Math.min(...ahead));
}

/** Planning rungs wait for the next working hour, so that they come as one message; at most so long. */
const patienceMs = 5 * day;
const planningFrom = 15;

/** When the message of a rung is due: at once, or for those that leave weeks in the next working hour in Riyadh. */
export function tellAt(rung: number, crossedAt: Date, calendar: WorkingCalendar): Date {
  if (rung < planningFrom || isWorkingTime(crossedAt, calendar)) return crossedAt;
  for (
    let at = startOfHour(crossedAt);
    at.getTime() - crossedAt.getTime() < patienceMs;
    at = new Date(at.getTime() + hour)
  )
    if (at > crossedAt && hoursOf(at, calendar) !== undefined && isWorkingTime(at, calendar)) return at;
  return crossedAt;
}

const startOfHour = (at: Date): Date => new Date(Math.floor(at.getTime() / hour) * hour);

export const alarmAudiences = ["owner", "fallback"] as const;
export type AlarmAudience = (typeof alarmAudiences)[number];

/** Whom a rung is told to. */
export const audiencesOf = (rung: number, { escalatesAt }: Ladder): readonly AlarmAudience[] =>
  rung <= escalatesAt ? alarmAudiences : ["owner"];

import { toWorkingTime, type WorkingCalendar } from "#lib/domain/working-calendar.ts";

const hour = 3_600_000;
const day = 24 * hour;

type Span = { readonly from: number; readonly to: number };

/** What goes wrong in the year, and when. Times are hours since its beginning. */
export type Weather = {
  readonly faults: number;
  readonly outages: readonly Span[];
  /** The share of the worker's rounds in which it is killed. */
  readonly crashes: number;
  readonly clockSteps: readonly (Span & { readonly stepMs: number })[];
  readonly restoreAt: number;
  readonly backupAt: number;
  /** Two weeks in which an establishment's person is away; the last establishment's never comes back. */
  readonly absences: readonly Span[];
};

export function weatherOf(faults: number, establishments: number, days: number, random: () => number): Weather {
  const within = (length: number): Span => {
    const from = Math.floor((20 + random() * (days - 40)) * 24);
    return { from, to: from + length };
  };
  const restoreAt = Math.floor(days * 0.55) * 24 + 7;
  const absences = Array.from({ length: establishments }, () => within(14 * 24));
  return {
    faults,
    outages: [within(48), within(12), within(6)],
    crashes: 0.02,
    clockSteps: [
      { ...within(9), stepMs: hour },
      { ...within(9), stepMs: -hour },
    ],
    restoreAt,
    backupAt: restoreAt - 24,
    absences: [...absences.slice(0, -1), { from: 0, to: Infinity }],
  };
}

export const inSpan = (at: number, { from, to }: Span): boolean => at >= from && at < to;

export const calendar: WorkingCalendar = {
  hours: { opensAt: 8 * 60, closesAt: 16 * 60 },
  ramadan: { opensAt: 10 * 60, closesAt: 15 * 60 },
  publicHolidays: true,
  holidays: new Set(),
};

/** When a person who is asked now sits down to it: in the next working time. */
export const sitsDownAt = (at: Date): Date =>
  toWorkingTime(at, calendar, { earliest: at, latest: new Date(at.getTime() + 14 * day) });

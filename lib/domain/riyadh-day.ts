const dayMs = 86_400_000;
/** Riyadh keeps one offset all year. */
const offsetMs = 3 * 3_600_000;

/** The day in Riyadh of an instant, counted from 1970-01-01. */
export const dayOf = (at: Date): number => Math.floor((at.getTime() + offsetMs) / dayMs);

/** The instant at which a counted day begins in Riyadh. */
export const midnightOf = (day: number): Date => new Date(day * dayMs - offsetMs);

/** A counted day as `YYYY-MM-DD`. */
export const nameOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The count of a day that is written `YYYY-MM-DD`; NaN where it is none. */
export const dayNamed = (name: string): number => Date.parse(`${name}T00:00:00Z`) / dayMs;

/** 0 is Sunday, on which weeks begin. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The Sunday on or before a counted day. */
export const sundayOf = (day: number): number => day - weekdayOf(day);

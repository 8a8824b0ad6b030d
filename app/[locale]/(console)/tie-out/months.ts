const shape = /^20\d{2}-(?:0[1-9]|1[0-2])$/;
const offered = 36;

/** The month that the address names; without one the last month until ZATCA's limit for it, the 15th, and then the present one. */
export function chosenMonth(named: string | undefined, now: Date): string {
  if (named !== undefined && shape.test(named)) return named;
  return dayIn(now) <= 15 ? monthsAgo(thisMonth(now), 1) : thisMonth(now);
}

/** The months to choose from, the present one first, and the chosen one where it lies further back. */
export function offeredMonths(chosen: string, now: Date): readonly string[] {
  const latest = thisMonth(now);
  const months = Array.from({ length: offered }, (_, back) => monthsAgo(latest, back));
  return months.includes(chosen) ? months : [...months, chosen];
}

export function monthsAgo(month: string, back: number): string {
  const [year = "", number = ""] = month.split("-");
  const count = Number(year) * 12 + Number(number) - 1 - back;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

export const startOf = (month: string): string => `${month}-01T12:00:00+03:00`;

const riyadhAhead = 3 * 3_600_000;
const inRiyadh = (now: Date): string => new Date(now.getTime() + riyadhAhead).toISOString();
export const thisMonth = (now: Date): string => inRiyadh(now).slice(0, 7);
const dayIn = (now: Date): number => Number(inRiyadh(now).slice(8, 10));

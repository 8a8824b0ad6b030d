/** `start` is the first day of the week as `YYYY-MM-DD`; weeks come in order and without gaps. */
export type Week = { readonly start: string; readonly planned: number; readonly unplanned: number };

/** The fullest week, at least 1 so that an empty horizon still has a scale. */
export const top = (weeks: readonly Week[]): number =>
  Math.max(1, ...weeks.map(({ planned, unplanned }) => planned + unplanned));

/** Fills `{from}` and `{to}` with the first day of one week and the last day of another. */
export function weekAddress(template: string, from: string, lastWeek: string): string {
  const start = new Date(`${lastWeek}T00:00:00Z`).getTime();
  const to = new Date(start + 6 * day).toISOString().slice(0, 10);
  return template.replace("{from}", from).replace("{to}", to);
}

const day = 86_400_000;

const dayMs = 86_400_000;
const fewest = 3;

export type Ending = { readonly week: number; readonly ends: number };
export type Span = { readonly from: string; readonly to: string; readonly ends: number; readonly cliff: boolean };

/**
 * The weeks, counted from today, with their first and last day in Riyadh. A cliff is a week in which at least three end and at least three times as many as in the mean
 * of the weeks in which any ends.
 */
export function spansOf(weeks: readonly Ending[], now: Date): readonly Span[] {
  const mean = weeks.reduce((sum, { ends }) => sum + ends, 0) / Math.max(1, weeks.length);
  const alone = weeks.length === 1;
  return weeks.map(({ week, ends }) => ({
    from: riyadhDay(now.getTime() + week * 7 * dayMs),
    to: riyadhDay(now.getTime() + (week * 7 + 6) * dayMs),
    ends,
    cliff: ends >= fewest && (alone || ends >= 3 * mean),
  }));
}

const riyadhDay = (at: number): string => new Date(at + 3 * 3_600_000).toISOString().slice(0, 10);

import { toWorkingTime, type WorkingCalendar } from "./working-calendar.ts";

const weekMs = 7 * 86_400_000;

type Planned = { readonly id: string; readonly plannedAt: Date };

/**
 * A wave of renewals spread evenly over so many weeks before its first one, in its order; an instant is only ever moved earlier, into
 * working time, and never into the past.
 */
export function spreadWave(
  plans: readonly Planned[],
  { weeks, calendar, now }: { readonly weeks: number; readonly calendar: WorkingCalendar; readonly now: Date },
): readonly Planned[] {
  const ordered = [...plans].sort((a, b) => a.plannedAt.getTime() - b.plannedAt.getTime());
  const [first] = ordered;
  const last = ordered.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = Math.max(now.getTime(), first.plannedAt.getTime() - weeks * weekMs);
  const step = (last.plannedAt.getTime() - from) / ordered.length;
  return ordered.flatMap(({ id, plannedAt }, index) => {
    const even = new Date(Math.floor(from + (index + 0.5) * step));
    const moved = toWorkingTime(even, calendar, { earliest: new Date(from), latest: plannedAt });
    return moved < plannedAt ? [{ id, plannedAt: moved }] : [];
  });
}

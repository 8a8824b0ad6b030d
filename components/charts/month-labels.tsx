"use client";

import { useFormat } from "#lib/i18n/use-format.tsx";
import type { Week } from "./week.ts";

/** A tick at the first week of each month, a name at every third, so that they fit on a phone. */
export function MonthLabels({ weeks, y }: { weeks: readonly Week[]; y: number }) {
  const format = useFormat();
  const step = 100 / weeks.length;
  const firsts = weeks.flatMap(({ start }, index) => {
    const before = weeks[index - 1]?.start;
    return before && before.slice(0, 7) !== start.slice(0, 7) ? [{ start, index }] : [];
  });
  return (
    <g aria-hidden>
      {firsts.map(({ start, index }, nth) => (
        <g key={start} className={nth % 6 === 0 ? "" : "max-sm:hidden"}>
          <line x1={`${index * step}%`} x2={`${index * step}%`} y1={y - 20} y2={y - 16} stroke="var(--line-strong)" />
          {nth % 3 === 0 && index * step < 90 && (
            <text x={`${index * step}%`} y={y} className="fill-ink-quiet text-caption">
              {format.month(start)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

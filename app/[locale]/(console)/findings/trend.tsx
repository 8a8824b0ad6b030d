"use client";

import { useTranslations } from "next-intl";
import { weeklyCourseOf } from "#lib/domain/weekly-course.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

/** Small bars, one a week, oldest at the left in both languages; the figures stand in a table behind them. */
export function Trend({ weeks, byWeek }: { weeks: readonly string[]; byWeek: readonly number[] }) {
  const t = useTranslations("findings.warnings");
  const format = useFormat();
  const most = Math.max(1, ...byWeek);
  const said = weeks.map((day, index) => t("week", { day: format.date(day), count: byWeek[index] ?? 0 }));
  return (
    <details>
      <summary className="flex cursor-pointer items-end gap-3">
        <span dir="ltr">
          <svg aria-hidden width={weeks.length * 14} height={32} className="block">
            {byWeek.map((count, index) => (
              <g key={weeks[index]}>
                <title>{said[index]}</title>
                <rect
                  x={index * 14 + 1}
                  width={11}
                  y={31 - Math.max(1, (count / most) * 30)}
                  height={Math.max(1, (count / most) * 30)}
                  fill={count > 0 ? "var(--due)" : "var(--line)"}
                />
              </g>
            ))}
          </svg>
        </span>
        <span className="text-ink-quiet">{t(weeklyCourseOf(byWeek))}</span>
        <span className="sr-only">{t("table")}</span>
      </summary>
      <ul className="mt-2 text-caption text-ink-quiet">
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

"use client";

import { useNow, useTranslations } from "next-intl";
import { useId, useState, type PointerEvent } from "react";
import { useRouter } from "#lib/i18n/navigation.ts";
import { daysBetween } from "#lib/i18n/format.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { MonthLabels } from "./month-labels.tsx";
import { top, weekAddress, type Week } from "./week.ts";
import { WeekTable } from "./week-table.tsx";

type Props = {
  weeks: readonly Week[];
  /** What the bars count, in one sentence. */
  label: string;
  /** Where a chosen range of weeks leads, with `{from}` and `{to}` for its first and last day. */
  rangeHref?: string;
};

type Range = { readonly from: number; readonly to: number };

/** Planned filled, unplanned hollow and hatched, today's line; time runs left to right in both languages. */
export function WeekBars({ weeks, label, rangeHref }: Props) {
  const t = useTranslations("common.horizon");
  const [drag, setDrag] = useState<Range>();
  const router = useRouter();
  const hatch = useId();
  const at = (event: PointerEvent<SVGSVGElement>) => weekAt(event, weeks.length);

  const finish = () => {
    setDrag(undefined);
    if (drag && rangeHref) router.push(rangeAddress(rangeHref, weeks, drag), { scroll: false });
  };
  const dragging = rangeHref && {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: at(event), to: at(event) });
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => drag && setDrag({ ...drag, to: at(event) }),
    onPointerUp: finish,
    onPointerCancel: () => setDrag(undefined),
  };
  return (
    <figure className="flex flex-col gap-2">
      <div dir="ltr">
        <svg
          role="img"
          aria-label={label}
          width="100%"
          height={chartHeight}
          className={rangeHref ? svgClass : "block"}
          {...dragging}
        >
          <Hatch id={hatch} />
          <Scale weeks={weeks} />
          {weeks.map((week, index) => (
            <Bar key={week.start} week={week} index={index} weeks={weeks} hatch={hatch} />
          ))}
          {drag && <Chosen range={drag} count={weeks.length} />}
          <Today weeks={weeks} />
          <MonthLabels weeks={weeks} y={chartHeight - 4} />
        </svg>
      </div>
      <Legend hatch={hatch} hint={rangeHref ? t("dragHint") : undefined} />
      <WeekTable weeks={weeks} rangeHref={rangeHref} />
    </figure>
  );
}

const chartHeight = 152;
const floor = 128;
const tallest = 112;
const svgClass = "block cursor-crosshair touch-pan-y select-none";

function Bar({ week, index, weeks, hatch }: { week: Week; index: number; weeks: readonly Week[]; hatch: string }) {
  const t = useTranslations("common.horizon");
  const format = useFormat();
  const unit = tallest / top(weeks);
  const step = 100 / weeks.length;
  const [planned, unplanned] = [week.planned * unit, week.unplanned * unit];
  const place = { x: `${(index + 0.12) * step}%`, width: `${step * 0.76}%` };
  return (
    <g>
      <title>{t("bar", { week: format.date(week.start), planned: week.planned, unplanned: week.unplanned })}</title>
      <rect x={`${index * step}%`} y="0" width={`${step}%`} height={floor} fill="transparent" />
      {planned > 0 && <rect {...place} y={floor - planned} height={planned} fill="var(--accent)" />}
      {unplanned > 0 && (
        <rect
          {...place}
          y={floor - planned - unplanned}
          height={unplanned}
          fill={`url(#${hatch})`}
          stroke="var(--due)"
        />
      )}
    </g>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--surface)" />
        <line x1="0" y1="0" x2="0" y2="5" stroke="var(--due)" strokeWidth="1.5" />
      </pattern>
    </defs>
  );
}

/** The floor, and one line at the height of the fullest week with its count. */
function Scale({ weeks }: { weeks: readonly Week[] }) {
  const format = useFormat();
  return (
    <g>
      <line x1="0" x2="100%" y1={floor} y2={floor} stroke="var(--line-strong)" />
      <line x1="0" x2="100%" y1={floor - tallest} y2={floor - tallest} stroke="var(--line)" strokeDasharray="2 3" />
      <text x="100%" y={floor - tallest - 4} textAnchor="end" className="fill-ink-quiet text-caption">
        {format.number(top(weeks))}
      </text>
    </g>
  );
}

function Today({ weeks }: { weeks: readonly Week[] }) {
  const t = useTranslations("common.horizon");
  const now = useNow();
  const first = weeks[0];
  if (!first) return null;

  const place = (daysBetween(first.start, now) / (weeks.length * 7)) * 100;
  if (place < 0 || place > 100) return null;
  const x = `${place}%`;
  return (
    <g aria-hidden>
      <line x1={x} x2={x} y1="14" y2={floor} stroke="var(--ink)" strokeWidth="1.5" />
      <text x={x} y="10" textAnchor={place < 8 ? "start" : "middle"} className="fill-ink text-caption font-medium">
        {t("today")}
      </text>
    </g>
  );
}

function Chosen({ range, count }: { range: Range; count: number }) {
  const { from, to } = ordered(range);
  const step = 100 / count;
  return (
    <rect
      x={`${from * step}%`}
      y="0"
      width={`${(to - from + 1) * step}%`}
      height={floor}
      fill="var(--ink)"
      fillOpacity="0.1"
    />
  );
}

function Legend({ hatch, hint }: { hatch: string; hint: string | undefined }) {
  const t = useTranslations("common.horizon");
  return (
    <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 text-caption text-ink-quiet">
      <span className="flex items-center gap-1.5">
        <svg aria-hidden width="10" height="10">
          <rect width="10" height="10" fill="var(--accent)" />
        </svg>
        {t("planned")}
      </span>
      <span className="flex items-center gap-1.5">
        <svg aria-hidden width="10" height="10">
          <rect x="0.5" y="0.5" width="9" height="9" fill={`url(#${hatch})`} stroke="var(--due)" />
        </svg>
        {t("unplanned")}
      </span>
      {hint && <span className="max-sm:hidden print:hidden">{hint}</span>}
    </figcaption>
  );
}

const ordered = ({ from, to }: Range): Range => (from <= to ? { from, to } : { from: to, to: from });

function weekAt(event: PointerEvent<SVGSVGElement>, count: number): number {
  const box = event.currentTarget.getBoundingClientRect();
  return Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * count)));
}

function rangeAddress(template: string, weeks: readonly Week[], range: Range): string {
  const { from, to } = ordered(range);
  return weekAddress(template, weeks[from]?.start ?? "", weeks[to]?.start ?? "");
}

"use client";

import { useNow, useTranslations } from "next-intl";
import { daysBetween } from "#lib/i18n/format.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { useId } from "react";
import type { State } from "./badge.tsx";
import { cx } from "./cx.ts";

type Props = { from: string; until: string; renewFrom?: string };

/** From issue to expiry, with the renewal window hatched and today on it; time runs left to right in both languages. */
export function ValidityBar({ from, until, renewFrom }: Props) {
  const t = useTranslations("common.validity");
  const format = useFormat();
  const now = useNow();
  const hatch = useId();
  const left = leftInWords(t, from, until, now);
  const words = { from: format.date(from), until: format.date(until), left: left.text };
  const summary = renewFrom
    ? t("summaryWithWindow", { from: words.from, to: words.until, left: left.text, window: format.date(renewFrom) })
    : t("summary", { from: words.from, to: words.until, left: left.text });

  return (
    <figure aria-label={summary} className="flex flex-col gap-1">
      <Bar
        today={share(from, until, now)}
        window={renewFrom ? share(from, until, renewFrom) : 100}
        state={left.state}
        hatch={hatch}
      />
      <figcaption dir="ltr" aria-hidden className="grid grid-cols-[auto_1fr_auto] gap-x-3 text-caption text-ink-quiet">
        <Mark side="start" label={t("issued")} value={words.from} />
        <span dir="auto" className={cx("self-end text-center text-cell font-medium", ink[left.state])}>
          {left.text}
        </span>
        <Mark side="end" label={t("expires")} value={words.until} />
      </figcaption>
      {renewFrom && <Legend hatch={hatch} label={t("renewal")} value={format.date(renewFrom)} today={t("today")} />}
    </figure>
  );
}

function Bar({ today, window, state, hatch }: { today: number; window: number; state: State; hatch: string }) {
  return (
    <svg aria-hidden width="100%" height="20" className={cx("block", ink[state])}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--due)" strokeWidth="2" />
        </pattern>
      </defs>
      <rect
        x="0"
        y="6"
        width="100%"
        height="8"
        rx="2"
        fill="var(--sunken)"
        stroke="var(--line-strong)"
        strokeWidth="0.5"
      />
      <rect x="0" y="6" width={`${today}%`} height="8" rx="2" fill="currentColor" />
      <rect x={`${window}%`} y="6" width={`${100 - window}%`} height="8" fill={`url(#${hatch})`} />
      <rect x={`${Math.min(today, 99.6)}%`} y="0" width="2" height="20" fill="var(--ink)" />
    </svg>
  );
}

function Mark({ side, label, value }: { side: "start" | "end"; label: string; value: string }) {
  return (
    <span className={cx("flex flex-col", side === "start" ? "items-start" : "items-end")}>
      <bdi>{label}</bdi>
      <bdi className="text-cell text-ink">{value}</bdi>
    </span>
  );
}

function Legend({ hatch, label, value, today }: { hatch: string; label: string; value: string; today: string }) {
  return (
    <p aria-hidden className="flex flex-wrap items-center gap-x-4 text-caption text-ink-quiet">
      <span className="flex items-center gap-1.5">
        <svg width="12" height="10">
          <rect width="12" height="10" fill={`url(#${hatch})`} />
        </svg>
        {label}: {value}
      </span>
      <span className="flex items-center gap-1.5">
        <svg width="2" height="12">
          <rect width="2" height="12" fill="var(--ink)" />
        </svg>
        {today}
      </span>
    </p>
  );
}

const share = (from: string, until: string, at: string | Date): number => {
  const [start, end, point] = [new Date(from).getTime(), new Date(until).getTime(), new Date(at).getTime()];
  return Math.round(Math.min(1, Math.max(0, (point - start) / (end - start))) * 1000) / 10;
};

type Words = ReturnType<typeof useTranslations<"common.validity">>;

function leftInWords(t: Words, from: string, until: string, now: Date): { text: string; state: State } {
  if (now < new Date(from)) return { text: t("notYet"), state: "waiting" };

  const days = daysBetween(now, until);
  if (now >= new Date(until)) return { text: t("expiredFor", { days: -days }), state: "broken" };
  return { text: t("daysLeft", { days }), state: days <= 7 ? "late" : days <= 90 ? "due" : "good" };
}

const ink: Record<State, string> = {
  good: "text-good",
  due: "text-due",
  late: "text-late",
  broken: "text-broken",
  waiting: "text-waiting",
  unknown: "text-unknown",
};

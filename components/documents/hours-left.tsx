"use client";

import { useNow, useTranslations } from "next-intl";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { cx } from "../ui/cx.ts";

export type Limit = { readonly from: string; readonly dueAt: string };

const hour = 3_600_000;

/** How much of a document's time is used up: the bar fills towards ZATCA's limit. Words say the same. */
export function HoursLeft({ from, dueAt }: Limit) {
  const t = useTranslations("documents");
  const format = useFormat();
  const now = useNow();
  const [start, end] = [new Date(from).getTime(), new Date(dueAt).getTime()];
  const left = (end - now.getTime()) / hour;
  const used = Math.min(1, Math.max(0, (now.getTime() - start) / (end - start)));
  const look = looks[left < 0 ? "late" : left < 4 ? "soon" : "calm"];
  const span = Math.abs(left) >= 48 ? format.span(Math.floor(Math.abs(left) / 24), "day") : hoursOf(left);
  function hoursOf(hours: number): string {
    const size = Math.abs(hours);
    return size < 1 ? format.span(Math.floor(size * 60), "minute") : format.span(Math.floor(size), "hour");
  }
  return (
    <span className="inline-flex min-w-24 flex-col gap-1 align-middle" title={format.dateTime(dueAt)}>
      <span className={cx("whitespace-nowrap", look.ink)}>{t(left < 0 ? "overdue" : "left", { span })}</span>
      <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-full rtl:-scale-x-100">
        <rect width="100" height="4" className="fill-line" />
        <rect width={used * 100} height="4" className={look.bar} />
      </svg>
    </span>
  );
}

const looks = {
  late: { ink: "font-medium text-broken", bar: "fill-broken" },
  soon: { ink: "font-medium text-late", bar: "fill-late" },
  calm: { ink: "text-ink", bar: "fill-waiting" },
} as const;

"use client";

import { useNow } from "next-intl";
import { useFormat, useHijri } from "#lib/i18n/use-format.tsx";
import { cx } from "./cx.ts";

type Props = { at: string; precision?: "day" | "minute"; relative?: boolean; stacked?: boolean };

/** The absolute time, the relative one beside it, and the Hijri date under it when the person chose so. */
export function TimeText({ at, precision = "minute", relative = true, stacked }: Props) {
  const format = useFormat();
  const now = useNow();
  const hijri = useHijri(at);
  return (
    <time dateTime={at} className="inline-flex flex-col align-middle">
      <span className={cx("flex gap-x-2", stacked ? "flex-col" : "flex-wrap md:flex-nowrap")}>
        <span className="whitespace-nowrap">{precision === "day" ? format.date(at) : format.dateTime(at)}</span>
        {relative && <span className="whitespace-nowrap text-ink-quiet">{format.relative(at, now)}</span>}
      </span>
      {hijri && <span className="text-caption whitespace-nowrap text-ink-quiet">{hijri}</span>}
    </time>
  );
}

"use client";

import { useNow } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { useFormat, useHijri } from "#lib/i18n/use-format.tsx";

type Props = { at: string; precision?: "day" | "minute"; relative?: boolean; stacked?: boolean };

/** The absolute time, the relative one beside it, and the Hijri date under it when the person chose so. */
export function TimeText({ at, precision = "minute", relative = true, stacked }: Props) {
  const format = useFormat();
  const now = useNow();
  const hijri = useHijri(at);
  return (
    <time dateTime={at} className={cx("inline-flex flex-wrap gap-x-2", stacked && "flex-col")}>
      <span className="whitespace-nowrap">{precision === "day" ? format.date(at) : format.dateTime(at)}</span>
      {relative && <Quiet>{format.relative(at, now)}</Quiet>}
      {hijri && <span className="basis-full text-caption whitespace-nowrap text-ink-quiet">{hijri}</span>}
    </time>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <span className="whitespace-nowrap text-ink-quiet">{children}</span>
);

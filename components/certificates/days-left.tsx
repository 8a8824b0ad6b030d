"use client";

import { useNow, useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { daysBetween } from "#lib/i18n/format.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

/** The day on which a certificate ends, and how long that is from now, with the colour of its urgency. */
export function DaysLeft({ until, plain }: { until: string; plain?: boolean }) {
  const t = useTranslations("common.validity");
  const format = useFormat();
  const now = useNow();
  const days = daysBetween(now, until);
  const over = now >= new Date(until);
  const words = over ? t("expiredFor", { days: -days }) : t("daysLeft", { days });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-0.5 max-md:justify-end">
      <time dateTime={until} className="whitespace-nowrap">
        {format.date(until)}
      </time>
      {plain ? (
        <span className="whitespace-nowrap text-ink-quiet">{words}</span>
      ) : (
        <StateMark state={urgency(over, days)} quiet>
          {words}
        </StateMark>
      )}
    </span>
  );
}

function urgency(over: boolean, days: number): State {
  if (over) return "broken";
  return days <= 7 ? "late" : days <= 90 ? "due" : "good";
}

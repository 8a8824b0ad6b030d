import { useTranslations } from "next-intl";
import { StateMark } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { Span } from "./cliffs.ts";

/** A line for each week in which certificates end; its bar is as long as its share of the fullest. */
export function ForecastWeeks({ spans }: { spans: readonly Span[] }) {
  const t = useTranslations("certificates.forecast");
  const most = Math.max(1, ...spans.map(({ ends }) => ends));
  return (
    <ul className="text-cell">
      {spans.map(({ from, to, ends, cliff }) => (
        <li key={from} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-1.5 first:border-t-0">
          <span className="w-32 shrink-0 max-sm:w-24">
            <TimeText at={`${from}T12:00:00+03:00`} precision="day" relative={false} />
          </span>
          <span aria-hidden className="h-3 min-w-12 flex-1">
            <span
              className={cliff ? "block h-full bg-due" : "block h-full bg-accent"}
              style={{ inlineSize: `${Math.max(1, (ends / most) * 100)}%` }}
            />
          </span>
          <Link
            href={`/certificates?from=${from}&to=${to}`}
            className="w-36 shrink-0 text-accent hover:underline max-sm:w-auto"
          >
            {t("ends", { count: ends })}
          </Link>
          <span className="w-20 shrink-0 max-sm:w-auto max-sm:empty:hidden">
            {cliff && (
              <StateMark state="due" quiet>
                {t("cliff")}
              </StateMark>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

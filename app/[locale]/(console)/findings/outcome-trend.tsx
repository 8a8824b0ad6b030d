import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { TrendWeek } from "#lib/services/findings/trend.ts";

const [height, step] = [72, 24];

/** Bars of twelve weeks, rejections filled under hollow warnings, oldest at the left in both languages; the figures stand in a table behind them. */
export async function OutcomeTrend({ weeks }: { weeks: readonly TrendWeek[] }) {
  const [t, format] = await Promise.all([getTranslations("findings.trend"), getFormat()]);
  const sum = (of: "errors" | "warnings") => weeks.reduce((all, week) => all + week[of], 0);
  const most = Math.max(...weeks.map(({ errors, warnings }) => errors + warnings));
  if (most <= 0) return null;
  const label = t("label", { errors: format.number(sum("errors")), warnings: format.number(sum("warnings")) });
  return (
    <Section title={t("title")} note={t("note")}>
      <figure className="flex flex-wrap items-end gap-x-8 gap-y-3">
        <div dir="ltr">
          <svg role="img" aria-label={label} width={weeks.length * step} height={height} className="block max-w-full">
            {weeks.map((week, index) => (
              <Bar key={week.week} week={week} at={index * step} scale={(height - 2) / most} />
            ))}
            <line x2={weeks.length * step} y1={height - 0.5} y2={height - 0.5} stroke="var(--line-strong)" />
          </svg>
        </div>
        <figcaption className="flex flex-col gap-1 text-cell">
          <span className="flex items-center gap-2">
            <span aria-hidden className="size-3 bg-broken" /> {t("errors")}
          </span>
          <span className="flex items-center gap-2">
            <span aria-hidden className="size-3 border border-due" /> {t("warnings")}
          </span>
        </figcaption>
      </figure>
      <Figures weeks={weeks} />
    </Section>
  );
}

/** The same as a table. */
async function Figures({ weeks }: { weeks: readonly TrendWeek[] }) {
  const [t, format] = await Promise.all([getTranslations("findings.trend"), getFormat()]);
  return (
    <details className="mt-2">
      <summary className="w-fit cursor-pointer text-accent">{t("table")}</summary>
      <table className="mt-2 text-cell">
        <thead>
          <tr>
            {(["week", "errors", "warnings"] as const).map((name) => (
              <th key={name} scope="col" className="px-3 py-1 text-start font-medium text-ink-quiet">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, errors, warnings }) => (
            <tr key={week}>
              <th scope="row" className="px-3 py-1 text-start font-normal">
                {format.date(week)}
              </th>
              <td className="px-3 py-1">{format.number(errors)}</td>
              <td className="px-3 py-1">{format.number(warnings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Bar({ week: { errors, warnings }, at, scale }: { week: TrendWeek; at: number; scale: number }) {
  const [low, high] = [errors * scale, warnings * scale];
  return (
    <>
      {errors > 0 && <rect x={at + 3} width={step - 6} y={height - low} height={low} fill="var(--broken)" />}
      {warnings > 0 && (
        <rect
          x={at + 3.5}
          width={step - 7}
          y={height - low - high + 0.5}
          height={Math.max(1, high - 1)}
          fill="none"
          stroke="var(--due)"
        />
      )}
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { TrendWeek } from "#lib/services/findings/trend.ts";

const [height, step] = [72, 24];

/**
 * Bars of twelve weeks, oldest at the left in both languages: documents that ZATCA accepted, and on a scale of their own what it found,
 * rejections filled under hollow warnings. The figures stand in a table behind them.
 */
export async function OutcomeTrend({ weeks }: { weeks: readonly TrendWeek[] }) {
  const [t, format] = await Promise.all([getTranslations("findings.trend"), getFormat()]);
  const sum = (of: "accepted" | "errors" | "warnings") => format.number(weeks.reduce((all, week) => all + week[of], 0));
  const most = Math.max(...weeks.map(({ accepted }) => accepted));
  const mostFound = Math.max(...weeks.map(({ errors, warnings }) => errors + warnings));
  if (most + mostFound <= 0) return null;
  return (
    <Section title={t("title")} note={t("note")}>
      <div className="flex flex-wrap gap-x-12 gap-y-4">
        <Panel label={t("labelAccepted", { count: sum("accepted") })} most={most} weeks={weeks} kinds={["accepted"]} />
        <Panel
          label={t("label", { errors: sum("errors"), warnings: sum("warnings") })}
          most={mostFound}
          weeks={weeks}
          kinds={["errors", "warnings"]}
        />
      </div>
      <Figures weeks={weeks} />
    </Section>
  );
}

type Kind = keyof typeof marks;

const marks = { accepted: "bg-good", errors: "bg-broken", warnings: "border border-due" } as const;

type PanelProps = { label: string; most: number; weeks: readonly TrendWeek[]; kinds: readonly Kind[] };

/** One set of bars; the fullest week is named, so that the two scales cannot be taken for one. */
async function Panel({ label, most, weeks, kinds }: PanelProps) {
  const [t, format] = await Promise.all([getTranslations("findings.trend"), getFormat()]);
  const width = weeks.length * step;
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <div dir="ltr">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          className="block max-w-full"
        >
          {weeks.map((week, index) => (
            <Bar key={week.week} week={week} kinds={kinds} at={index * step} scale={(height - 2) / Math.max(1, most)} />
          ))}
          <line x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--line-strong)" />
        </svg>
      </div>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-cell">
        {kinds.map((kind) => (
          <span key={kind} className="flex items-center gap-2">
            <span aria-hidden className={`size-3 ${marks[kind]}`} /> {t(kind)}
          </span>
        ))}
        <span className="text-ink-quiet">{t("most", { count: format.number(most) })}</span>
      </figcaption>
    </figure>
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
            {(["week", "accepted", "errors", "warnings"] as const).map((name) => (
              <th key={name} scope="col" className="px-3 py-1 text-start font-medium text-ink-quiet">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, accepted, errors, warnings }) => (
            <tr key={week}>
              <th scope="row" className="px-3 py-1 text-start font-normal">
                {format.date(week)}
              </th>
              <td className="px-3 py-1">{format.number(accepted)}</td>
              <td className="px-3 py-1">{format.number(errors)}</td>
              <td className="px-3 py-1">{format.number(warnings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type BarProps = { week: TrendWeek; kinds: readonly Kind[]; at: number; scale: number };

/** A week's kinds one above the other. */
function Bar({ week, kinds, at, scale }: BarProps) {
  return kinds.map((kind, place) => {
    const [size, below] = [week[kind], kinds.slice(0, place).reduce((sum, each) => sum + week[each], 0)];
    const [top, tall] = [height - (below + size) * scale, size * scale];
    if (size === 0) return null;
    return kind === "warnings" ? (
      <rect
        key={kind}
        x={at + 3.5}
        width={step - 7}
        y={top + 0.5}
        height={Math.max(1, tall - 1)}
        fill="none"
        stroke="var(--due)"
      />
    ) : (
      <rect key={kind} x={at + 3} width={step - 6} y={top} height={tall} fill={fills[kind]} />
    );
  });
}

const fills = { accepted: "var(--good)", errors: "var(--broken)" } as const;

import { useLocale, useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { explain } from "#lib/rules/catalogue/index.ts";
import type { listWarnings } from "#lib/services/findings/warnings.ts";

type Register = Awaited<ReturnType<typeof listWarnings.run>>;

/** The register of warnings: each code in words, how many documents, and its course over the weeks. */
export function WarningsTable({ weeks, codes }: Register) {
  const t = useTranslations("findings.warnings");
  const locale = useLocale();
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-cell">
        <thead className="border-b text-ink-quiet">
          <tr>
            <th scope="col" className="px-4 py-2 text-start font-medium">
              {t("code")}
            </th>
            <th scope="col" className="px-4 py-2 text-end font-medium">
              {t("total")}
            </th>
            <th scope="col" className="w-72 px-4 py-2 text-start font-medium">
              {t("trend")}
            </th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ code, documents, byWeek }) => (
            <tr key={code} className="border-b align-top last:border-b-0">
              <td className="px-4 py-2">
                <p className="font-medium">{explain(code)?.[locale].title ?? code}</p>
                <p className="max-w-prose text-ink-quiet">{explain(code)?.[locale].fix}</p>
                <Code wrap>{code}</Code>
              </td>
              <td className="px-4 py-2 text-end tabular-nums">{documents.toLocaleString("en")}</td>
              <td className="px-4 py-2">
                <Trend weeks={weeks} byWeek={byWeek} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Small bars, one a week, oldest at the left in both languages; the figures stand in a table behind them. */
function Trend({ weeks, byWeek }: { weeks: readonly string[]; byWeek: readonly number[] }) {
  const t = useTranslations("findings.warnings");
  const format = useFormat();
  const most = Math.max(1, ...byWeek);
  const said = weeks.map((day, index) => t("week", { day: format.date(day), count: byWeek[index] ?? 0 }));
  return (
    <details>
      <summary className="flex cursor-pointer items-end gap-3" aria-label={t("table")}>
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
        <span className="text-ink-quiet">{t(courseOf(byWeek))}</span>
      </summary>
      <ul className="mt-2 text-caption text-ink-quiet">
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** The last four whole weeks against the four before them. */
function courseOf(byWeek: readonly number[]): "rising" | "falling" | "steady" {
  const sum = (part: readonly number[]) => part.reduce((all, count) => all + count, 0);
  const [late, early] = [sum(byWeek.slice(-5, -1)), sum(byWeek.slice(-9, -5))];
  if (late > early * 1.2) return "rising";
  return late < early * 0.8 ? "falling" : "steady";
}

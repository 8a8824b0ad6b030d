"use client";

import { useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import type { Comparison } from "./after.ts";
import { Differences } from "./differences.tsx";

/** How the two lists stand to each other: one sentence first, then each difference, then what could not be read. */
export function ComparisonResult({ of }: { of: Comparison }) {
  const t = useTranslations("tieOut.compared");
  const { here, there, matching, total, problems, sheet } = of;
  const verdict =
    total > 0
      ? t("differ", { count: total, matching, here, there })
      : matching === 0
        ? t("nothing")
        : t("allMatch", { count: matching });
  return (
    <div className="mt-6 flex flex-col gap-4">
      <output>
        <Banner state={total > 0 || problems.length > 0 ? "due" : matching === 0 ? "unknown" : "good"} title={verdict}>
          {problems.length > 0 && t("readIncompletely", { count: problems.length })}
        </Banner>
      </output>
      {sheet && sheet.others > 0 && <p className="text-cell text-ink-quiet">{t("sheet", sheet)}</p>}
      {problems.length > 0 && <Unread of={of} />}
      {total > 0 && <Differences of={of} />}
    </div>
  );
}

function Unread({ of: { problems, sheet } }: { of: Comparison }) {
  const t = useTranslations("tieOut.compared");
  return (
    <ul className="max-h-60 overflow-y-auto rounded-md border bg-surface px-4 py-2 text-cell">
      {problems.map(({ line, code }) => (
        <li key={`${line} ${code}`} className="flex flex-wrap gap-x-2 py-0.5">
          <span className="font-medium">{t("line", { line, of: sheet ? "sheet" : "text" })}</span>
          <span>{t(`problem.${said.find((one) => one === code) ?? "amount"}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What concerns one line; what concerns the whole file is refused before. */
const said = ["amount", "total", "number_missing", "repeated"] as const;

"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { nameIn } from "#components/records/name.ts";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import { csvOf } from "#lib/domain/csv.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { Link } from "#lib/i18n/navigation.ts";
import { saveText } from "../tie-out/save-text.ts";
import type { Compared } from "./after.ts";

type Row = Compared["covered"]["rows"][number];

/** The four parts of a comparison, what needs somebody first. */
export function ComparedList({ of, environment }: { of: Compared; environment: Environment }) {
  const t = useTranslations("coverage.compare");
  const words = useTranslations("environment");
  const { covered, uncovered, unknown } = of;
  const listed = covered.total + uncovered.total + unknown.total;
  if (listed === 0) return <output className="block">{t("nothing")}</output>;
  const save = () =>
    saveText(`coverage_${environment}.csv`, csvOf([heading, ...parts.flatMap((part) => cells(of, part))]));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <output className="font-medium">{t("outcome", { listed, environment: words(environment) })}</output>
        <Button onClick={save} icon={<Download aria-hidden />} className="ms-auto">
          {t("save")}
        </Button>
      </div>
      {parts.map((part) => (
        <Part key={part} part={part} of={of[part]}>
          {part === "unknown"
            ? unknown.rows.map((value) => (
                <li key={value} className={itemClass}>
                  <Code>{value}</Code>
                </li>
              ))
            : of[part].rows.map((row) => <BranchRow key={row.id} row={row} />)}
        </Part>
      ))}
    </div>
  );
}

type Part = keyof Compared;

function Part({ part, of: { rows, total }, children }: { part: Part; of: Compared[Part]; children: ReactNode }) {
  const t = useTranslations("coverage.compare");
  return (
    <Section
      title={
        <StateMark state={total === 0 ? "unknown" : states[part]}>
          {t(`part.${part}`)} ({total})
        </StateMark>
      }
      note={total === 0 ? t("none") : t(`why.${part}`)}
      flush
    >
      {total > 0 && <ul className="max-h-80 overflow-y-auto">{children}</ul>}
      {total > rows.length && (
        <p className="border-t px-4 py-2 text-ink-quiet">{t("first", { shown: rows.length, total })}</p>
      )}
    </Section>
  );
}

function BranchRow({ row }: { row: Row }) {
  const t = useTranslations("coverage");
  return (
    <li className={itemClass}>
      <Link href={`/branches/${row.id}`} className="min-w-0 flex-1 basis-48 text-accent wrap-anywhere hover:underline">
        <bdi>{nameIn(useLocale(), row)}</bdi>
      </Link>
      <Code>{row.identifierValue}</Code>
      <span className="text-cell text-ink-quiet">
        {row.archived ? t("compare.archived") : t(`state.${row.coverage}`)}
      </span>
    </li>
  );
}

const heading = ["part", "identifier", "name_ar", "name_en", "coverage"] as const;

function cells(of: Compared, part: Part) {
  if (part === "unknown") return of.unknown.rows.map((value) => [part, value, null, null, null]);
  return of[part].rows.map((row) => [
    part,
    row.identifierValue,
    row.nameAr,
    row.nameEn,
    row.archived ? "archived" : row.coverage,
  ]);
}

const parts = ["uncovered", "unknown", "unlisted", "covered"] as const satisfies readonly Part[];
const states: Readonly<Record<Part, State>> = {
  uncovered: "broken",
  unknown: "late",
  unlisted: "due",
  covered: "good",
};
const itemClass = "flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5 last:border-b-0";

"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { roles } from "#components/data-table/roles.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { csvOf } from "#lib/domain/csv.ts";
import { Link } from "#lib/i18n/navigation.ts";
import type { Comparison } from "./after.ts";
import { saveText } from "./save-text.ts";

type Difference = Comparison["differences"][number];

/** Every number that is not the same in both lists. */
export function Differences({ of: { differences, total, month, sheet } }: { of: Comparison }) {
  const t = useTranslations("tieOut.compared");
  const save = () => saveText(`tie-out_${month}_differences.csv`, csvOf([columns, ...differences.map(cellsOf)]));
  return (
    <div className="rounded-md border bg-surface">
      <table {...roles.table} className="w-full border-separate border-spacing-0 text-cell max-md:block">
        <thead {...roles.rowgroup} className="max-md:sr-only">
          <tr {...roles.row}>
            {(["number", "what", "here", "there"] as const).map((one) => (
              <th
                key={one}
                scope="col"
                {...roles.columnheader}
                className="border-b px-3 py-1.5 text-start font-medium text-ink-quiet"
              >
                {t(`column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup} className="max-md:block">
          {differences.map((each) => (
            <Row key={`${each.kind} ${each.number}`} of={each} list={sheet ? "sheet" : "text"} />
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap items-center gap-3 border-t px-3 py-2 text-cell text-ink-quiet">
        {total > differences.length && <p>{t("firstOnly", { shown: differences.length, total })}</p>}
        <Button onClick={save} icon={<Download aria-hidden />} className="ms-auto">
          {t("save")}
        </Button>
      </div>
    </div>
  );
}

function Row({ of, list }: { of: Difference; list: "sheet" | "text" }) {
  const t = useTranslations("tieOut.compared");
  const [here, there] = sidesOf(of);
  return (
    <tr {...roles.row} className="group max-md:block max-md:border-b max-md:px-3 max-md:py-2 max-md:last:border-b-0">
      <th scope="row" {...roles.rowheader} className={cell}>
        {of.kind === "missing_here" ? (
          <bdi dir="ltr">{of.number}</bdi>
        ) : (
          <Link href={`/documents/${of.documentId}`} className="text-accent hover:underline">
            <bdi dir="ltr">{of.number}</bdi>
          </Link>
        )}
      </th>
      <td {...roles.cell} className={cell}>
        <StateMark state={of.kind === "differs" ? "broken" : "due"} quiet>
          {t(`kind.${of.kind}`)}
        </StateMark>
        {of.kind === "missing_here" && of.found && <p className="text-ink-quiet">{t(`found.${of.found}`)}</p>}
      </td>
      <td {...roles.cell} className={cell}>
        {here && <Side label={t("column.here")} words={t("amounts", here)} />}
      </td>
      <td {...roles.cell} className={cell}>
        {there && <Side label={t("column.there")} words={t("amounts", there)} />}
        {of.kind !== "missing_there" && <p className="text-ink-quiet">{t("line", { line: of.line, of: list })}</p>}
      </td>
    </tr>
  );
}

function Side({ label, words }: { label: string; words: string }) {
  return (
    <p>
      <span className="text-ink-quiet md:hidden">{label}: </span>
      {words}
    </p>
  );
}

function sidesOf(of: Difference) {
  if (of.kind === "missing_here") return [undefined, { net: of.net, vat: of.vat }] as const;
  if (of.kind !== "differs") return [{ net: of.net, vat: of.vat }, undefined] as const;
  return [
    { net: of.net.here, vat: of.vat.here },
    { net: of.net.there, vat: of.vat.there },
  ] as const;
}

const columns = ["number", "difference", "net_here", "vat_here", "net_listed", "vat_listed", "line", "note"] as const;

function cellsOf(of: Difference) {
  const [here, there] = sidesOf(of);
  const line = of.kind === "missing_there" ? null : of.line;
  const note = of.kind === "missing_here" ? of.found : null;
  return [of.number, of.kind, ...[here, there].flatMap((side) => [side?.net ?? null, side?.vat ?? null]), line, note];
}

const cell =
  "px-3 py-1.5 text-start align-top font-normal md:border-b md:group-last:border-b-0 max-md:block max-md:px-0 max-md:py-0.5";

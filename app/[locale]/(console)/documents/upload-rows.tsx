"use client";

import { useTranslations } from "next-intl";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { mostBytes, mostFiles } from "./unpack.ts";
import { useDocumentLabels } from "./use-document-labels.ts";
import type { Row } from "./kept-rows.ts";

/** Each file with how it ended, and what is wrong with it in words. */
export function UploadRows({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("documents.upload");
  const count = (state: Row["state"]) => rows.filter((row) => row.state === state).length;
  return (
    <>
      <output className="block px-4 py-2 text-cell text-ink-quiet">
        {t("summary", { issued: count("issued"), refused: count("refused") })}
      </output>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-t px-4 py-2">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <bdi dir="ltr" className="min-w-0 flex-1 basis-40 wrap-anywhere">
                {row.name}
              </bdi>
              <Result row={row} />
            </div>
            {row.state === "refused" && <Refusal refusal={row.refusal} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Result({ row }: { row: Row }) {
  const t = useTranslations("documents.upload");
  if (row.state === "left_out") {
    const words = t(`problem.${row.problem}`, { size: mostBytes / 1024 / 1024, files: mostFiles });
    return (
      <StateMark state="unknown" quiet>
        {words}
      </StateMark>
    );
  }
  return (
    <>
      {row.state === "issued" && (
        <Link href={`/documents/${row.documentId}`} className="text-cell text-accent hover:underline">
          {t("show", { number: row.number })}
        </Link>
      )}
      <StateMark state={looks[row.state]} quiet>
        {t(`result.${row.state}`)}
      </StateMark>
    </>
  );
}

type RefusalOf = Extract<Row, { readonly state: "refused" }>["refusal"];

function Refusal({ refusal: { code, params, fields } }: { refusal: RefusalOf }) {
  const t = useTranslations("errors");
  const labels = useDocumentLabels({ ...nothing, lines: linesNamed(fields) });
  return (
    <div className="mt-1 max-w-prose text-cell">
      <p>{t(code, { ...params })}</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {fields.slice(0, mostShown).map((field) => (
          <li key={`${field.path} ${field.code} ${field.params["code"] ?? ""}`}>
            {labels[field.path] ?? <Code wrap>{field.path}</Code>}
            {": "}
            <FieldErrorText error={field} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const nothing = { adjustments: [], advances: [] } as const;

/** As many lines as the fields speak of, so that each of them has its name. */
const linesNamed = (fields: RefusalOf["fields"]) =>
  Array.from(
    { length: Math.max(0, ...fields.map(({ path }) => Number(/^document\.lines\.(\d+)/.exec(path)?.[1] ?? -1) + 1)) },
    () => ({
      adjustments: [],
    }),
  );
const mostShown = 10;

const looks = {
  waiting: "waiting",
  working: "waiting",
  lost: "unknown",
  issued: "good",
  refused: "broken",
} as const satisfies Record<string, State>;

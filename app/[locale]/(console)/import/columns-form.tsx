"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { cellName, fieldsOfSheet, importKinds, isNeeded, type ImportSheet } from "#lib/domain/import-fields.ts";
import { match } from "./actions.ts";

type Props = { importId: string; index: number; sheet: ImportSheet; title: string | undefined };

/** What each column of a sheet was taken for, to be corrected; open at once where one that is needed was not found. */
export function ColumnsForm({ importId, index, sheet, title }: Props) {
  const t = useTranslations("imports.columns");
  const lacking = fieldsOfSheet(sheet.kind).filter(
    (field) => isNeeded(sheet.kind, field) && sheet.columns[field] === undefined,
  );
  const found = Object.keys(sheet.columns).length;
  return (
    <Section title={title ?? t("title")}>
      <div className="flex flex-col gap-2">
        {lacking.length > 0 ? (
          <StateMark state="broken">{t("lacking", { count: lacking.length })}</StateMark>
        ) : (
          <StateMark state="good">{t("all", { count: found })}</StateMark>
        )}
        <Unread sheet={sheet} />
        <details open={lacking.length > 0}>
          <summary className="w-fit cursor-pointer text-accent">{t("change")}</summary>
          <Columns importId={importId} index={index} sheet={sheet} />
        </details>
      </div>
    </Section>
  );
}

function Unread({ sheet: { heading, columns } }: { sheet: ImportSheet }) {
  const t = useTranslations("imports");
  const read = new Set(Object.values(columns));
  const left = heading.filter((text, at) => text !== "" && !read.has(at));
  if (left.length === 0) return null;
  return <p className="text-cell text-ink-quiet">{t("columns.unread", { headings: left.join(t("page.and")) })}</p>;
}

function Columns({ importId, index, sheet }: Omit<Props, "title">) {
  const t = useTranslations("imports");
  const [kind, setKind] = useState(sheet.kind);
  const width = Math.max(sheet.heading.length, ...Object.values(sheet.columns).map((at) => at + 1));
  const options = Array.from({ length: width }, (_, at) => {
    const heading = sheet.heading[at] ?? "";
    const letter = lettersOf(at);
    return {
      value: String(at),
      label: heading === "" ? t("columns.noHeading", { letter }) : t("columns.heading", { letter, heading }),
    };
  });
  return (
    <Form action={match} className="mt-3">
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="sheet" value={index} />
      <SelectField
        name="kind"
        label={t("columns.kindOf")}
        value={kind}
        onChange={({ target }) =>
          setKind([...importKinds, "mixed" as const].find((one) => one === target.value) ?? kind)
        }
        options={[...importKinds, "mixed" as const].map((value) => ({ value, label: t(`kind.${value}`) }))}
        required
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {fieldsOfSheet(kind).map((field) => (
          <SelectField
            key={field}
            name={`column_${field}`}
            label={t(`field.${field}`)}
            defaultValue={sheet.columns[field] === undefined ? "" : String(sheet.columns[field])}
            options={[{ value: "", label: t("columns.none") }, ...options]}
            required={isNeeded(kind, field)}
          />
        ))}
      </div>
      <SubmitButton kind="quiet" className="w-fit">
        {t("columns.save")}
      </SubmitButton>
    </Form>
  );
}

const lettersOf = (at: number): string => cellName(at, 1).slice(0, -1);

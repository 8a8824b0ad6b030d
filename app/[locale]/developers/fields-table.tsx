import { useLocale, useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import type { ApiField } from "./fields-of.ts";
import { ReferenceTable } from "./reference-table.tsx";
import { meaningOf } from "./meaning.ts";

/** Fields with what they may hold and what they mean. */
export function FieldsTable({ label, fields }: { label: string; fields: readonly ApiField[] }) {
  const t = useTranslations("api");
  const locale = useLocale();
  return (
    <ReferenceTable label={label} columns={[t("column.field"), t("column.type"), t("column.meaning")]}>
      {fields.map((field) => (
        <tr key={field.path} className="border-b align-top last:border-b-0">
          <th scope="row" className="px-3 py-1.5 text-start font-normal">
            <Code wrap>{field.path}</Code>
            {field.required && <span className="block text-caption font-medium text-accent">{t("required")}</span>}
          </th>
          <td className="px-3 py-1.5 text-cell text-ink-quiet">
            <Kind of={field} />
          </td>
          <td className="px-3 py-1.5 text-cell">{meaningOf(locale, field.path)}</td>
        </tr>
      ))}
    </ReferenceTable>
  );
}

function Kind({ of: { kind, list, nullable, choices, longest, standard } }: { of: ApiField }) {
  const t = useTranslations("api");
  const words = [
    ...(list ? [t("list")] : []),
    ...(choices.length > 0 ? [t("oneOf")] : [t(`type.${kind}`)]),
    ...(nullable ? [t("type.orNull")] : []),
  ];
  return (
    <>
      {words.join(" ")}{" "}
      {choices.length > 0 && (
        <bdi dir="ltr" className="font-mono wrap-anywhere">
          {choices.length > 12 ? `${choices.slice(0, 3).join(" | ")} | …` : choices.join(" | ")}
        </bdi>
      )}
      {kind === "string" && choices.length === 0 && longest !== null && (
        <span className="block text-caption">{t("longest", { count: longest })}</span>
      )}
      {standard !== null && <span className="block text-caption">{t("standard", { value: standard })}</span>}
    </>
  );
}

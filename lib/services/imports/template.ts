import { csvOf } from "#lib/domain/csv.ts";
import {
  columnsOfKind,
  fieldsOfSheet,
  importKinds,
  type ImportField,
  type ImportKind,
} from "#lib/domain/import-fields.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { query } from "#lib/command.ts";
import { ShowTemplate } from "./schema.ts";
import { bilingual } from "./vocabulary.ts";
import { workbookOf } from "./write-workbook.ts";

/** A file to begin from: headings in both languages and an example of each kind as a note, which is not read. */
export const showTemplate = query({
  name: "import.template",
  permission: "record:import",
  input: ShowTemplate,
  run: (_ctx, { form, locale }) => {
    const t = wordsIn(locale);
    if (form === "csv") {
      const fields = fieldsOfSheet("mixed");
      const examples = importKinds.map((kind) => exampleOf(kind, fields, locale));
      const bytes = new TextEncoder().encode(csvOf([fields.map((field) => bilingual(field, locale)), ...examples]));
      return Promise.resolve({ name: `khatm-import_${locale}.csv`, type: "text/csv; charset=utf-8", bytes });
    }
    const sheets = importKinds.map((kind) => {
      const fields = fieldsOfSheet(kind);
      const heading = fields.map((field) => bilingual(field, locale));
      return { name: t(`imports.sheet.${kind}`), rows: [heading, exampleOf(kind, fields, locale)] };
    });
    const bytes = workbookOf(sheets, { rightToLeft: locale === "ar" });
    return Promise.resolve({ name: `khatm-import_${locale}.xlsx`, type: workbookType, bytes });
  },
});

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function exampleOf(kind: ImportKind, fields: readonly ImportField[], locale: Locale): readonly string[] {
  const t = wordsIn(locale);
  const values: Readonly<Partial<Record<ImportField, string>>> = {
    kind: t(`imports.kind.${kind}`),
    vatNumber: "310122393500003",
    nameAr: t(kind === "branch" ? "imports.example.branchAr" : "imports.example.nameAr"),
    nameEn: t(kind === "branch" ? "imports.example.branchEn" : "imports.example.nameEn"),
    identifierScheme: "CRN",
    identifierValue: "1010010000",
    street: t("imports.example.street"),
    buildingNumber: "2322",
    district: t("imports.example.district"),
    city: t("imports.example.city"),
    postalCode: "12345",
    industry: t("imports.example.industry"),
    branch: t("imports.example.branchEn"),
    name: t("imports.example.device"),
    functionalityMap: "1100",
    serialNumber: "T-0001",
  };
  const { needed, also } = columnsOfKind[kind];
  const own = new Set<ImportField>(["kind", ...needed, ...also]);
  return fields.map((field, at) => `${at === 0 ? "# " : ""}${own.has(field) ? (values[field] ?? "") : ""}`);
}

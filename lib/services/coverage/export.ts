import { sentenceOf } from "#lib/i18n/words.ts";
import { tableExport } from "#lib/services/exports/table-export.ts";
import { listCoverage } from "./queries.ts";

export const exportCoverage = tableExport({
  name: "coverage",
  list: listCoverage,
  columns: {
    "branches.nameAr": ({ nameAr }) => nameAr,
    "branches.nameEn": ({ nameEn }) => nameEn,
    "branches.establishment": (row, locale) => (locale === "ar" ? row.establishmentNameAr : row.establishmentNameEn),
    "records.identifierScheme": ({ identifierScheme }, locale) =>
      sentenceOf(locale, `records.scheme.${identifierScheme}`, {}) ?? identifierScheme,
    "records.identifierValue": ({ identifierValue }) => identifierValue,
    "records.city": ({ city }) => city,
    "coverage.column.state": ({ coverage }, locale) => sentenceOf(locale, `coverage.state.${coverage}`, {}) ?? coverage,
    "coverage.column.own": ({ ownDevices }) => ownDevices,
    "coverage.column.central": ({ centralDevice }) => centralDevice?.name ?? null,
  },
});

import { establishmentOf, said } from "#lib/services/exports/said.ts";
import { tableExport } from "#lib/services/exports/table-export.ts";
import { listCoverage } from "./queries.ts";

export const exportCoverage = tableExport({
  name: "coverage",
  list: listCoverage,
  columns: {
    "branches.nameAr": ({ nameAr }) => nameAr,
    "branches.nameEn": ({ nameEn }) => nameEn,
    "branches.establishment": establishmentOf,
    "records.identifierScheme": ({ identifierScheme }, locale) => said(locale, "records.scheme", identifierScheme),
    "records.identifierValue": ({ identifierValue }) => identifierValue,
    "records.city": ({ city }) => city,
    "coverage.column.state": ({ coverage }, locale) => said(locale, "coverage.state", coverage),
    "coverage.column.own": ({ ownDevices }) => ownDevices,
    "coverage.column.central": ({ centralDevice }) => centralDevice?.name ?? null,
  },
});

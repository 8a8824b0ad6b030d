import { listAudit } from "#lib/services/audit/queries.ts";
import { listBranches } from "#lib/services/branches/queries.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { listEnrolments } from "#lib/services/enrolments/queries.ts";
import { branchOf, establishmentOf, said } from "./said.ts";
import { tableExport } from "./table-export.ts";

export const exportBranches = tableExport({
  name: "branches",
  list: listBranches,
  columns: {
    "branches.nameAr": ({ nameAr }) => nameAr,
    "branches.nameEn": ({ nameEn }) => nameEn,
    "branches.establishment": establishmentOf,
    "records.identifierScheme": ({ identifierScheme }, locale) => said(locale, "records.scheme", identifierScheme),
    "records.identifierValue": ({ identifierValue }) => identifierValue,
    "records.city": ({ city }) => city,
    "imports.sheet.device": ({ devices }) => devices,
    "branches.devices": ({ liveDevices }) => liveDevices,
    "records.archivedOn": ({ archivedAt }) => archivedAt,
  },
});

export const exportCertificates = tableExport({
  name: "certificates",
  list: listCertificates,
  columns: {
    "certificates.column.device": ({ deviceName }) => deviceName,
    "devices.column.serial": ({ egsSerial }) => egsSerial,
    "certificates.column.branch": branchOf,
    "certificates.column.kind": ({ kind }, locale) => said(locale, "certificates.kind", kind),
    "certificates.column.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "certificates.column.state": ({ status }, locale) => said(locale, "certificates.stateOf", status),
    "certificates.column.serial": ({ serialNumber }) => serialNumber,
    "certificates.column.validUntil": ({ notAfter }) => notAfter,
    "certificates.column.renewal": ({ plannedAt }) => plannedAt,
  },
});

export const exportEnrolments = tableExport({
  name: "enrolments",
  list: listEnrolments,
  columns: {
    "enrolments.column.device": ({ deviceName }) => deviceName,
    "enrolments.column.branch": branchOf,
    "enrolments.column.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "enrolments.column.kind": ({ kind }, locale) => said(locale, "enrolments.kind", kind),
    "enrolments.column.state": ({ status }, locale) => said(locale, "enrolments.status", status),
    "enrolments.column.begun": ({ createdAt }) => createdAt,
    "enrolments.column.moved": ({ updatedAt }) => updatedAt,
  },
});

export const exportAuditTable = tableExport({
  name: "audit",
  list: listAudit,
  columns: {
    "audit.column.at": ({ at }) => at,
    "audit.column.who": ({ actorName }) => actorName,
    "audit.column.what": ({ action }, locale) => said(locale, "audit.action", action.replaceAll(".", "_")),
    "audit.actionCode": ({ action }) => action,
    "audit.column.entity": ({ entity }, locale) => said(locale, "audit.entity", entity),
    "audit.entityId": ({ entityId }) => entityId,
    "audit.details": ({ detail }) => JSON.stringify(detail),
  },
});

import { listAudit } from "#lib/services/audit/queries.ts";
import { listBranches } from "#lib/services/branches/queries.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { listEnrolments } from "#lib/services/enrolments/queries.ts";
import { listEvidence } from "#lib/services/evidence/queries.ts";
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

export const exportEvidence = tableExport({
  name: "evidence",
  list: listEvidence,
  columns: {
    "evidence.column.at": ({ startedAt }) => startedAt,
    "evidence.column.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "evidence.column.call": ({ call }, locale) => said(locale, "evidence.name", call),
    "evidence.column.device": ({ deviceName }) => deviceName,
    "documents.column.number": ({ number }) => number,
    "documents.fact.uuid": ({ uuid }) => uuid,
    "evidence.column.enrolment": ({ enrolmentId }) => enrolmentId,
    "certificates.column.kind": ({ credentialKind }, locale) =>
      credentialKind && said(locale, "certificates.kind", credentialKind),
    "certificates.column.serial": ({ credentialSerial }) => credentialSerial,
    "evidence.column.status": ({ status }) => status,
    "evidence.column.outcome": ({ outcome }, locale) => said(locale, "evidence.outcome", outcome),
    "evidence.column.failure": ({ failure }, locale) => failure && said(locale, "evidence.failure", failure),
    "evidence.column.seconds": ({ startedAt, endedAt }) => (endedAt.getTime() - startedAt.getTime()) / 1000,
    "evidence.column.codes": ({ complaints }) => [...new Set(complaints.map(({ code }) => code))].join(" "),
    "evidence.column.messages": ({ complaints }) => complaints.map(({ message }) => message).join(" | "),
    "evidence.column.id": ({ id }) => id,
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

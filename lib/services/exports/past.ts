import { z } from "zod";
import { listGroups } from "#lib/services/groups/queries.ts";
import { listImports, readImports } from "#lib/services/imports/queries.ts";
import { listReconciliations, readReconciliations } from "#lib/services/reconciliation/queries.ts";
import { ListReconciliations } from "#lib/services/reconciliation/schema.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { readTakeOvers, listTakeOvers } from "#lib/services/take-over/queries.ts";
import { ListTakeOvers } from "#lib/services/take-over/schema.ts";
import { sentenceOf } from "#lib/i18n/words.ts";
import { said } from "./said.ts";
import { mostRows, tableExport } from "./table-export.ts";

export const exportImports = tableExport({
  name: "imports",
  list: {
    permission: listImports.permission,
    input: z.object({ establishment: idFilter }),
    run: async (ctx) => ({ rows: await readImports(ctx, mostRows) }),
  },
  columns: {
    "imports.upload.file": ({ fileName }) => fileName,
    "imports.past.count": ({ rows }) => rows,
    "imports.past.state": ({ status }, locale) => said(locale, "imports.status", status),
    "imports.sheet.establishment": ({ establishments }) => establishments,
    "imports.sheet.branch": ({ branches }) => branches,
    "imports.sheet.device": ({ devices }) => devices,
    "imports.past.read": ({ createdAt }) => createdAt,
    "imports.status.done": ({ doneAt }) => doneAt,
    "imports.status.undone": ({ undoneAt }) => undoneAt,
  },
});

export const exportReconciliations = tableExport({
  name: "reconciliations",
  list: {
    permission: listReconciliations.permission,
    input: ListReconciliations,
    run: async (ctx, { establishment }) => ({ rows: await readReconciliations(ctx, establishment, mostRows) }),
  },
  columns: {
    "reconciliation.runs.at": ({ at }) => at,
    "certificates.column.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "reconciliation.runs.by": ({ byName }) => byName,
    "reconciliation.runs.listed": ({ listed }) => listed,
    "reconciliation.runs.agreed": ({ agreed }) => agreed,
    "reconciliation.runs.recorded": ({ recorded }) => recorded,
    "reconciliation.runs.differences": ({ found }) => found,
  },
});

export const exportTakeOvers = tableExport({
  name: "take-overs",
  list: {
    permission: listTakeOvers.permission,
    input: ListTakeOvers,
    run: async (ctx, { establishment }) => ({ rows: await readTakeOvers(ctx, establishment, mostRows) }),
  },
  columns: {
    "takeOver.take.name": ({ name }) => name,
    "devices.column.serial": ({ egsSerial }) => egsSerial,
    "takeOver.take.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "sessions.devices.state": ({ state }, locale) => said(locale, "takeOver.list.state", state),
    "sessions.devices.note": ({ reasonCode, reasonParams }, locale) =>
      reasonCode && (sentenceOf(locale, `fields.elsewhere.${reasonCode}`, reasonParams ?? {}) ?? reasonCode),
    "takeOver.take.lastIcv": ({ lastIcv }) => lastIcv.toString(),
    "certificates.column.serial": ({ serialNumber }) => serialNumber,
    "sessions.column.by": ({ byName }) => byName,
    "enrolments.column.begun": ({ startedAt }) => startedAt,
    "imports.status.done": ({ endedAt }) => endedAt,
  },
});

/** The groups of one establishment with their people and branches. */
export const exportGroups = tableExport({
  name: "groups",
  list: {
    permission: listGroups.permission,
    input: z.object({ establishment: z.uuid() }),
    run: async (ctx, { establishment }) => ({ rows: await listGroups.run(ctx, { establishmentId: establishment }) }),
  },
  columns: {
    "people.groups.nameAr": ({ nameAr }) => nameAr,
    "people.groups.nameEn": ({ nameEn }) => nameEn,
    "people.groups.fallback": ({ isFallback }, locale) =>
      isFallback ? said(locale, "people.groups", "fallback") : null,
    "people.groups.people": ({ members }) => members.map(({ name }) => name).join(", "),
    "people.groups.branches": ({ branches }, locale) =>
      branches.map(({ nameAr, nameEn }) => (locale === "ar" ? nameAr : nameEn)).join(", "),
  },
});

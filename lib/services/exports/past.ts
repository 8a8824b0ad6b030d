import { z } from "zod";
import { listGroups } from "#lib/services/groups/queries.ts";
import { listImports, readImports } from "#lib/services/imports/queries.ts";
import { listReconciliations, readReconciliations } from "#lib/services/reconciliation/queries.ts";
import { ListReconciliations } from "#lib/services/reconciliation/schema.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { said } from "./said.ts";
import { tableExport } from "./table-export.ts";

/** Pages show the latest of them; a file holds so many. */
const most = 10_000;

export const exportImports = tableExport({
  name: "imports",
  list: {
    permission: listImports.permission,
    input: z.object({ establishment: idFilter }),
    run: async (ctx) => ({ rows: await readImports(ctx, most) }),
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
    run: async (ctx, { establishment }) => ({ rows: await readReconciliations(ctx, establishment, most) }),
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

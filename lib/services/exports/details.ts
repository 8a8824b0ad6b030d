import { discrepanciesByHarm } from "#lib/domain/reconciliation-kinds.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { explain } from "#lib/rules/catalogue/index.ts";
import { documentsOf, showCause } from "#lib/services/findings/causes.ts";
import { OfCause } from "#lib/services/findings/schema.ts";
import { loadRun, showRun } from "#lib/services/fleet/queries.ts";
import { readDevices } from "#lib/services/otp-sessions/devices.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { loadSession } from "#lib/services/otp-sessions/load.ts";
import { showSession } from "#lib/services/otp-sessions/queries.ts";
import { OfSession } from "#lib/services/otp-sessions/schema.ts";
import { discrepanciesOf, loadReconciliation, showReconciliation } from "#lib/services/reconciliation/queries.ts";
import { OfReconciliation } from "#lib/services/reconciliation/schema.ts";
import { branchOf, said } from "./said.ts";
import { mostRows, tableExport } from "./table-export.ts";

const wherever = { establishment: idFilter };

/** Every device of a session with where it is, what needs a person first. */
export const exportSessionDevices = tableExport({
  name: "session",
  list: {
    permission: showSession.permission,
    input: OfSession.extend(wherever),
    run: async (ctx, { sessionId }) => ({ rows: await ctx.read((db) => readDevices(db, sessionId, mostRows)) }),
  },
  ownerOf: async (ctx, { sessionId }) => (await ctx.read((db) => loadSession(db, sessionId))).establishmentId,
  columns: {
    "sessions.devices.device": ({ name }) => name,
    "sessions.devices.branch": branchOf,
    "sessions.devices.state": ({ place }, locale) => said(locale, "sessions.devices.place", place),
    "sessions.devices.note": ({ blockedBy, reasonCode }, locale) => {
      if (blockedBy !== null) return said(locale, "sessions.block", blockedBy);
      return reasonCode && said(locale, "enrolments.reason", `${reasonCode}.short`);
    },
    "enrolments.column.moved": ({ updatedAt }) => updatedAt,
    "certificates.column.validUntil": ({ notAfter }) => notAfter,
  },
});

/** What became of each device of an act on many. */
export const exportRunDevices = tableExport({
  name: "act",
  list: showRun,
  ownerOf: async (ctx, { runId }) => (await ctx.read((db) => loadRun(db, runId))).establishmentId,
  columns: {
    "fleet.run.column.device": ({ name }) => name,
    "fleet.run.column.branch": branchOf,
    "fleet.run.column.outcome": ({ outcome }, locale) => said(locale, "fleet.run.outcome", outcome),
    "fleet.run.column.why": ({ block }, locale) => block && said(locale, "fleet.bulk.blocks", block),
  },
});

/** What one comparison with the portal's list found, what harms most first. */
export const exportDiscrepancies = tableExport({
  name: "reconciliation",
  list: {
    permission: showReconciliation.permission,
    input: OfReconciliation.extend(wherever),
    run: (ctx, { reconciliationId }) =>
      ctx.read(async (db) => {
        const rows = [];
        for (const kind of discrepanciesByHarm)
          rows.push(...(await discrepanciesOf(db, reconciliationId, kind, mostRows)));
        return { rows };
      }),
  },
  ownerOf: async (ctx, { reconciliationId }) =>
    (await ctx.read((db) => loadReconciliation(db, reconciliationId))).establishmentId,
  columns: {
    "certificates.column.device": ({ name }) => name,
    "devices.column.serial": ({ egsSerial }) => egsSerial,
    "reconciliation.runs.differences": ({ kind }, locale) => said(locale, "reconciliation.kind", `${kind}.title`),
    "sessions.devices.state": ({ portalState }, locale) =>
      said(locale, "reconciliation.portal", portalState ?? "absent"),
    "certificates.column.environment": ({ detail }, locale) => detail && said(locale, "environment", detail),
  },
});

/** The documents that wait for a correction because of one cause, the oldest first. */
export const exportCauseDocuments = tableExport({
  name: "cause",
  list: {
    permission: showCause.permission,
    input: OfCause.extend(wherever),
    run: async (ctx, cause) => {
      const rows = await ctx.read((db) => documentsOf(db, cause, mostRows));
      return { rows: rows.map((row) => ({ ...row, code: cause.code })) };
    },
  },
  ownerOf: (_ctx, { establishmentId }) => Promise.resolve(establishmentId),
  columns: {
    "findings.rows.number": ({ number }) => number,
    "findings.rows.buyer": ({ buyerName }) => buyerName,
    "findings.rows.total": ({ payableMinor }) => formatAmount(BigInt(payableMinor)),
    "documents.sheet.currency": ({ currency }) => currency,
    "findings.rows.rejected": ({ rejectedAt }) => rejectedAt,
    "documents.sheet.codes": ({ code }) => code,
    "findings.meaning": ({ code }, locale) => explain(code)?.[locale].title ?? null,
  },
});

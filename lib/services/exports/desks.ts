import { z } from "zod";
import { explain } from "#lib/rules/catalogue/index.ts";
import { listAlarms } from "#lib/services/alarms/queries.ts";
import { listApiKeys } from "#lib/services/api-keys/queries.ts";
import { listWarnings } from "#lib/services/findings/warnings.ts";
import { listRuns } from "#lib/services/fleet/queries.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { listSessions } from "#lib/services/otp-sessions/queries.ts";
import { previewNext } from "#lib/services/planning/preview.ts";
import { heldDevices, queueOverview } from "#lib/services/submissions/queries.ts";
import { listDeliveries, loadEndpoint, listEndpoints } from "#lib/services/webhooks/queries.ts";
import { branchOf, establishmentOf, said } from "./said.ts";
import { tableExport } from "./table-export.ts";

export const exportSessions = tableExport({
  name: "sessions",
  list: listSessions,
  columns: {
    "sessions.column.what": ({ kind }, locale) => said(locale, "sessions.kind", kind),
    "sessions.column.state": ({ status }, locale) => said(locale, "sessions.status", status),
    "sessions.column.progress": ({ done }) => done,
    "nav.devices": ({ size }) => size,
    "sessions.column.establishment": establishmentOf,
    "sessions.column.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "sessions.column.by": ({ startedBy }) => startedBy,
    "sessions.column.at": ({ createdAt }) => createdAt,
  },
});

export const exportAlarms = tableExport({
  name: "alarms",
  list: listAlarms,
  columns: {
    "alarms.ledger.column.device": ({ deviceName }) => deviceName,
    "certificates.column.branch": branchOf,
    "certificates.column.validUntil": ({ notAfter }) => notAfter,
    "alarms.ledger.column.rung": ({ rung }) => rung,
    "alarms.ledger.column.to": ({ channelKind }, locale) => said(locale, "channels.kind", channelKind),
    "people.column.name": ({ userName }) => userName,
    "alarms.ledger.column.state": ({ state }, locale) => said(locale, "alarms.ledger.state", state),
    "alarms.ledger.column.due": ({ dueAt }) => dueAt,
    "webhooks.messages.column.answer": ({ failedReason }, locale) =>
      failedReason && said(locale, "channels.reason", failedReason),
  },
});

export const exportKeys = tableExport({
  name: "keys",
  list: listApiKeys,
  columns: {
    "settings.keys.column.name": ({ name }) => name,
    "settings.keys.column.hint": ({ hint }) => hint,
    "settings.keys.column.scopes": ({ scopes }, locale) =>
      scopes.map((scope) => said(locale, "settings.keys.scope", scope)).join(", "),
    "settings.keys.column.lastUsed": ({ lastUsedAt }) => lastUsedAt,
    "settings.keys.column.expires": ({ expiresAt }) => expiresAt,
    "settings.keys.standing.revoked": ({ revokedAt }) => revokedAt,
    "settings.keys.column.created": ({ createdAt }) => createdAt,
  },
});

export const exportEndpoints = tableExport({
  name: "webhooks",
  list: listEndpoints,
  columns: {
    "webhooks.column.name": ({ name }) => name,
    "webhooks.column.address": ({ url }) => url,
    "webhooks.column.events": ({ events }) => events.join(" "),
    "webhooks.standing.off": ({ disabledAt }) => disabledAt,
    "webhooks.column.lastSuccess": ({ lastSuccessAt }) => lastSuccessAt,
    "webhooks.column.lastFailure": ({ lastFailureAt }) => lastFailureAt,
    "webhooks.column.created": ({ createdAt }) => createdAt,
  },
});

export const exportDeliveries = tableExport({
  name: "webhook-messages",
  list: listDeliveries,
  ownerOf: async (ctx, { endpointId }) => (await ctx.read((db) => loadEndpoint(db, endpointId))).establishmentId,
  columns: {
    "webhooks.messages.column.kind": ({ kind }, locale) => said(locale, "webhooks.event", kind ?? "webhook.test"),
    "webhooks.messages.column.document": ({ documentId }) => documentId,
    "webhooks.messages.column.state": ({ state }, locale) => said(locale, "webhooks.messages.state", state),
    "webhooks.messages.column.tries": ({ attempts }) => attempts,
    "webhooks.messages.column.answer": ({ lastStatus, lastFailure }) => lastFailure ?? lastStatus,
    "webhooks.messages.column.at": ({ createdAt }) => createdAt,
  },
});

export const exportRuns = tableExport({
  name: "acts",
  list: listRuns,
  columns: {
    "fleet.run.list": ({ act }, locale) => said(locale, "fleet.run.title", act),
    "nav.devices": ({ size }) => size,
    "sessions.column.progress": ({ through }) => through,
    "sessions.column.by": ({ startedBy }) => startedBy,
    "sessions.column.at": ({ createdAt }) => createdAt,
  },
});

/** Devices whose documents are held, with why and how many wait. */
export const exportHeld = tableExport({
  name: "held",
  list: {
    permission: queueOverview.permission,
    input: z.object({ establishment: idFilter }),
    run: async (ctx, asked) => ({ rows: await ctx.read((db) => heldDevices(db, asked)) }),
  },
  columns: {
    "certificates.column.device": ({ deviceName }) => deviceName,
    "certificates.column.environment": ({ environment }, locale) => said(locale, "environment", environment),
    "sessions.devices.note": ({ leftovers, reason }, locale) =>
      leftovers ? said(locale, "queue.held", "leftovers") : said(locale, "queue.held.reason", reason),
    "queue.hold.why": ({ note }) => note,
    "queue.waiting": ({ waiting }) => waiting,
    "webhooks.messages.column.tries": ({ probes }) => probes,
    "sessions.column.at": ({ heldAt }) => heldAt,
  },
});

/** What is planned and what rings, a row for each day and kind. */
export const exportNext = tableExport({
  name: "next",
  list: {
    permission: previewNext.permission,
    input: previewNext.input,
    async run(ctx, input) {
      const { days } = await previewNext.run(ctx, input);
      const rows = days.flatMap(({ day, renewals, alarms }) => [
        ...(renewals > 0 ? [{ day, rung: null, sure: renewals, maybe: 0 }] : []),
        ...alarms.map((alarm) => ({ day, ...alarm })),
      ]);
      return { rows };
    },
  },
  columns: {
    "certificates.next.column.day": ({ day }) => day,
    "certificates.next.column.renewals": ({ rung, sure }) => (rung === null ? sure : null),
    "certificates.next.column.alarms": ({ rung, sure }) => (rung === null ? null : sure),
    "certificates.next.column.maybe": ({ rung, maybe }) => (rung === null ? null : maybe),
    "alarms.ledger.column.rung": ({ rung }) => rung,
  },
});

/** The register of warnings, a row for each code and week. */
export const exportWarnings = tableExport({
  name: "warnings",
  list: {
    permission: listWarnings.permission,
    input: listWarnings.input,
    async run(ctx, input) {
      const { weeks, codes } = await listWarnings.run(ctx, input);
      const rows = codes.flatMap(({ code, byWeek }) =>
        weeks.map((week, place) => ({ code, week, documents: byWeek[place] ?? 0 })),
      );
      return { rows: rows.filter(({ documents }) => documents > 0) };
    },
  },
  columns: {
    "findings.warnings.code": ({ code }) => code,
    "findings.meaning": ({ code }, locale) => explain(code)?.[locale].title ?? null,
    "findings.warnings.trend": ({ week }) => week,
    "findings.warnings.total": ({ documents }) => documents,
  },
});

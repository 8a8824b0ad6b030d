import type { Context } from "#lib/context.ts";

/** That somebody took evidence out is evidence too. */
export const auditExport = (
  ctx: Context,
  what: "documents" | "outage" | "document" | "enrolment",
  { establishmentId, entityId }: { establishmentId: string; entityId: string },
  period?: { from: Date; to: Date; environment: string },
): Promise<void> =>
  ctx.atomically(async (tx) => {
    const detail = period && {
      environment: period.environment,
      from: period.from.toISOString(),
      to: period.to.toISOString(),
    };
    const entity = what === "documents" || what === "outage" ? "establishment" : what;
    tx.audit({ action: `evidence.export_${what}`, entity, entityId, establishmentId, ...(detail && { detail }) });
  });

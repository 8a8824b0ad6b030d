import { and, asc, eq, gt } from "drizzle-orm";
import { documentEvents } from "#db/schema/webhooks.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { ReadEvents, type EventView } from "./schema.ts";

export const eventColumns = {
  id: documentEvents.id,
  kind: documentEvents.kind,
  at: documentEvents.at,
  position: documentEvents.position,
  establishmentId: documentEvents.establishmentId,
  environment: documentEvents.environment,
  deviceId: documentEvents.deviceId,
  documentId: documentEvents.documentId,
  data: documentEvents.data,
};

type Row = Omit<EventView, "type" | "position" | "data"> & {
  readonly kind: EventView["type"];
  readonly position: bigint;
  readonly data: Readonly<Record<string, string | boolean>>;
};

export const eventView = ({ kind, position, data, ...row }: Row): EventView => ({
  ...row,
  type: kind,
  position: position.toString(),
  data: { ...data },
});

/** The news of an establishment after the last one that the reader knows, oldest first; of one device, where the key is bound to it. */
export const readEvents = query({
  name: "event.read",
  permission: "document:read",
  input: ReadEvents,
  run: (ctx, { after, limit, establishment }) =>
    ctx.read(async (db) => {
      const establishmentId = establishmentOf(ctx, establishment);
      await loadEstablishment(db, establishmentId);
      const found = await db
        .select(eventColumns)
        .from(documentEvents)
        .where(and(eq(documentEvents.establishmentId, establishmentId), gt(documentEvents.position, BigInt(after))))
        .orderBy(asc(documentEvents.position))
        .limit(limit + 1);
      const events = found.slice(0, limit).map(eventView);
      return { events, next: events.at(-1)?.position ?? after, more: found.length > limit };
    }),
});

function establishmentOf({ actor }: QueryContext, given: string | undefined): string {
  if (given !== undefined) return given;
  if (actor.kind === "key") return actor.establishmentId;
  throw new AppError("input.invalid", { count: 1 }, [{ path: "establishment", code: "required", params: {} }]);
}

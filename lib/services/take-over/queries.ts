import { and, desc, inArray, ne } from "drizzle-orm";
import { takeOvers } from "#db/schema/take-overs.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { openTakeOvers } from "#lib/domain/take-over.ts";
import { equals } from "#lib/services/search.ts";
import { ListTakeOvers } from "./schema.ts";

/** Take-overs that a page shows. */
const latest = 20;

const columns = {
  id: takeOvers.id,
  state: takeOvers.state,
  reasonCode: takeOvers.reasonCode,
  reasonParams: takeOvers.reasonParams,
  name: takeOvers.name,
  environment: takeOvers.environment,
  deviceId: takeOvers.deviceId,
  serialNumber: takeOvers.serialNumber,
  egsSerial: takeOvers.egsSerial,
  lastIcv: takeOvers.lastIcv,
  tries: takeOvers.tries,
  byName: takeOvers.byName,
  startedAt: takeOvers.startedAt,
  askedAt: takeOvers.askedAt,
  endedAt: takeOvers.endedAt,
};

/** The latest take-overs, those that still wait for an answer first. */
export const listTakeOvers = query({
  name: "take_over.list",
  permission: "establishment:read",
  input: ListTakeOvers,
  run: (ctx, { establishment }) => readTakeOvers(ctx, establishment, latest),
});

export const readTakeOvers = (ctx: QueryContext, establishment: string | undefined, most: number) =>
  ctx.read((db) =>
    db
      .select(columns)
      .from(takeOvers)
      .where(and(equals(takeOvers.establishmentId, establishment), ne(takeOvers.state, "given_up")))
      .orderBy(desc(inArray(takeOvers.state, [...openTakeOvers])), desc(takeOvers.startedAt))
      .limit(most),
  );

export type TakeOverRow = Awaited<ReturnType<typeof listTakeOvers.run>>[number];

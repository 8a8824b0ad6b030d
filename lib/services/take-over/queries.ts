import { and, desc, inArray, ne } from "drizzle-orm";
import { takeOvers } from "#db/schema/take-overs.ts";
import { query } from "#lib/command.ts";
import { openTakeOvers } from "#lib/domain/take-over.ts";
import { equals } from "#lib/services/search.ts";
import { ListTakeOvers } from "./schema.ts";

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
  run: (ctx, { establishment }) =>
    ctx.read((db) =>
      db
        .select(columns)
        .from(takeOvers)
        .where(and(equals(takeOvers.establishmentId, establishment), ne(takeOvers.state, "given_up")))
        .orderBy(desc(inArray(takeOvers.state, [...openTakeOvers])), desc(takeOvers.startedAt))
        .limit(20),
    ),
});

export type TakeOverRow = Awaited<ReturnType<typeof listTakeOvers.run>>[number];

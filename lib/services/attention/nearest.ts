import { and, asc, eq, inArray } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { within } from "#lib/services/search.ts";
import { OfScope } from "./schema.ts";

/** The document that ZATCA must have first and has not; undefined where none waits. */
export const nearestLimit = query({
  name: "attention.nearest",
  permission: "document:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.list(async (db) => {
      const [first] = await db
        .select({ id: submissions.documentId, from: submissions.createdAt, dueAt: submissions.dueAt })
        .from(submissions)
        .where(
          and(
            within(submissions.establishmentId, establishment, ctx.actor),
            inArray(submissions.state, ["pending", "stopped"]),
          ),
        )
        .orderBy(asc(submissions.dueAt), asc(submissions.documentId))
        .limit(1);
      if (first === undefined) return undefined;
      const [named] = await db
        .select({ number: documentIdentities.number, device: devices.name, environment: devices.environment })
        .from(documentIdentities)
        .innerJoin(devices, eq(devices.id, documentIdentities.deviceId))
        .where(eq(documentIdentities.id, first.id));
      return named && { ...first, ...named };
    }),
});

import { and, asc, desc, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { branches } from "#db/schema/establishments.ts";
import { can } from "#lib/actor.ts";
import { query } from "#lib/command.ts";
import { deviceFound } from "#lib/services/devices/found.ts";
import { searchText } from "#lib/services/list-input.ts";
import { found } from "#lib/services/search.ts";

/** As many of each kind as one can take in at a glance. */
const most = 6;

/** Devices, branches and documents that contain the text, wherever the person has a role. */
export const findAnything = query({
  name: "palette.find",
  permission: "establishment:read",
  input: z.object({ q: searchText }),
  run: (ctx, { q }) =>
    ctx.read(async (db) => {
      if (q === undefined || q.length < 2) return { devices: [], branches: [], documents: [] };
      return {
        devices: await devicesLike(db, q),
        branches: await branchesLike(db, q),
        documents: can(ctx.actor, "document:read") ? await documentsLike(db, q) : [],
      };
    }),
});

const devicesLike = (db: Reader, q: string) =>
  db
    .select({ id: devices.id, name: devices.name, serial: devices.egsSerial })
    .from(devices)
    .where(and(ne(devices.status, "ended"), deviceFound(q)))
    .orderBy(asc(devices.name), asc(devices.id))
    .limit(most);

const branchesLike = (db: Reader, q: string) =>
  db
    .select({ id: branches.id, nameAr: branches.nameAr, nameEn: branches.nameEn, city: branches.city })
    .from(branches)
    .where(
      and(
        isNull(branches.archivedAt),
        found(q, [branches.nameAr, branches.nameEn, branches.identifierValue, branches.city]),
      ),
    )
    .orderBy(asc(branches.nameEn), asc(branches.id))
    .limit(most);

const documentsLike = (db: Reader, q: string) =>
  db
    .select({ id: documentIdentities.id, number: documentIdentities.number })
    .from(documentIdentities)
    .where(found(q, [documentIdentities.number]))
    .orderBy(desc(documentIdentities.createdAt), desc(documentIdentities.id))
    .limit(most);

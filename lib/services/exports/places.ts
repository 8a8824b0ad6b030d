import { z } from "zod";
import { readSizes, sizeEstablishments } from "#lib/services/establishments/queries.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { listPeople } from "#lib/services/people/queries.ts";
import { said } from "./said.ts";
import { tableExport } from "./table-export.ts";

export const exportEstablishments = tableExport({
  name: "establishments",
  list: {
    permission: sizeEstablishments.permission,
    input: z.object({ establishment: idFilter }),
    run: async (ctx) => ({ rows: await readSizes(ctx, null) }),
  },
  columns: {
    "records.nameAr": ({ nameAr }) => nameAr,
    "records.nameEn": ({ nameEn }) => nameEn,
    "records.vatNumber": ({ vatNumber }) => vatNumber,
    "establishments.branches": ({ branches }) => branches,
    "nav.devices": ({ devices }) => devices,
    "establishments.devices": ({ liveDevices }) => liveDevices,
    "records.archivedOn": ({ archivedAt }) => archivedAt,
  },
});

/** Everybody with a role in one establishment. */
export const exportPeople = tableExport({
  name: "people",
  list: {
    permission: listPeople.permission,
    input: z.object({ establishment: z.uuid() }),
    async run(ctx, { establishment }) {
      const { people } = await listPeople.run(ctx, { establishmentId: establishment });
      return { rows: people };
    },
  },
  columns: {
    "people.column.name": ({ name }) => name,
    "people.column.email": ({ email }) => email,
    "people.column.role": ({ role }, locale) => said(locale, "people.role", role),
    "people.column.branches": ({ branchIds }, locale) => branchIds?.length ?? said(locale, "people", "allBranches"),
    "people.column.since": ({ since }) => since,
    "people.column.seen": ({ seenAt }) => seenAt,
    "people.disabled": ({ disabledAt }) => disabledAt,
  },
});

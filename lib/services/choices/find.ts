import { z } from "zod";
import { query } from "#lib/command.ts";
import { mostChoices } from "#lib/domain/choices.ts";
import { ListBranches } from "#lib/services/branches/schema.ts";
import { listBranches } from "#lib/services/branches/queries.ts";
import { ListDevices } from "#lib/services/devices/schema.ts";
import { listDevices } from "#lib/services/devices/queries.ts";
import { idFilter, searchText } from "#lib/services/list-input.ts";

/** `issuer` is a live device whose key Khatm holds, `sender` one that may send or has documents waiting. */
const FindChoices = z.object({
  of: z.enum(["device", "issuer", "sender", "branch"]),
  q: searchText,
  establishment: idFilter,
});

const narrowed = {
  issuer: { status: "live", custody: "central" },
  sender: { sends: true, custody: "central" },
} as const;

/** The first records by name that a field may choose from, or those that contain the text, wherever the person has a role. */
export const findChoices = query({
  name: "choice.find",
  permission: "establishment:read",
  input: FindChoices,
  run: async (ctx, { of, ...asked }) => {
    if (of === "branch") {
      const { rows } = await listBranches.run(ctx, ListBranches.parse(asked));
      const found = rows.map(({ id, nameAr, nameEn, city }) => ({ id, nameAr, nameEn, noteAr: city, noteEn: city }));
      return { rows: found.slice(0, mostChoices) };
    }
    const { rows } = await listDevices.run(ctx, ListDevices.parse({ ...asked, ...(of !== "device" && narrowed[of]) }));
    return {
      rows: rows.slice(0, mostChoices).map(({ id, name, branchNameAr: noteAr, branchNameEn: noteEn }) => ({
        id,
        nameAr: name,
        nameEn: name,
        noteAr,
        noteEn,
      })),
    };
  },
});

import { z } from "zod";
import { idFilter, listInput, searchText } from "#lib/services/list-input.ts";

export const ListAudit = z.object({
  ...listInput(["at"], "-at"),
  q: searchText,
  establishment: idFilter,
  entityId: z.string().max(100).optional().catch(undefined),
});

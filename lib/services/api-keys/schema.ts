import { z } from "zod";
import { line } from "#lib/domain/fields.ts";
import { keyScopes } from "#lib/domain/rights.ts";
import { choice, idFilter, listInput } from "#lib/services/list-input.ts";

const longestDays = 730;

export const CreateApiKey = z.object({
  establishmentId: z.uuid(),
  /** Binds the key to one device. */
  deviceId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable().default(null)),
  name: line(100),
  scopes: z.preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
  ),
  /** Days until it expires. */
  days: z.coerce.number().int().min(1).max(longestDays).default(365),
});

export const RevokeApiKey = z.object({ keyId: z.uuid() });

/** The address of the table of keys. */
export const ListApiKeys = z.object({
  ...listInput(["created"], "created"),
  establishment: idFilter,
  state: choice(["valid", "expired", "revoked"]),
});

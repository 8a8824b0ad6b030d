import { z } from "zod";
import { coverages } from "#lib/domain/coverage.ts";
import { environments } from "#lib/domain/environment.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";

const place = { establishment: idFilter, environment: z.enum(environments).catch("production") };

/** The address of the coverage board. */
export const ListCoverage = z.object({
  ...place,
  ...listInput(["name", "city"], "name"),
  q: searchText,
  coverage: choice(coverages),
});

export const CompareCoverage = z.object({ ...place, text: z.string().max(200_000) });

import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { idFilter } from "#lib/services/list-input.ts";

export const OfFleet = z.object({ establishment: idFilter });

export const ForecastYears = z.object({
  establishment: idFilter,
  weeks: z.coerce.number().pipe(z.int().min(1).max(261)).default(261),
});

const day = z.iso.date();

/** A wave: what is planned between two days (Riyadh), and over how many weeks before it it is spread. */
export const SpreadWave = z
  .object({
    establishmentId: z.uuid(),
    environment: z.enum(environments),
    from: day,
    to: day,
    weeks: z.coerce.number().pipe(z.int().min(1).max(26)),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], params: { code: "invalid", params: {} } });

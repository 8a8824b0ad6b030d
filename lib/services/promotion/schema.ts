import { z } from "zod";
import { line } from "#lib/domain/fields.ts";

const given = z.preprocess((value) => (value === "" ? undefined : value), line(500).optional());

/** A reason makes it the owner's word where no device has proven itself in the simulation. `confirmation` is the VAT number. */
export const ArmEstablishment = z.object({
  establishmentId: z.uuid(),
  reason: given,
  confirmation: line(40),
});
export const DisarmEstablishment = z.object({ establishmentId: z.uuid(), reason: line(500) });
export const PromoteDevice = z.object({ deviceId: z.uuid() });
export const OfArming = z.object({ establishmentId: z.uuid() });

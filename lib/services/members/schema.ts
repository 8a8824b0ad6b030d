import { z } from "zod";
import { arabicName, checkIdentifier, identifierFields, latinName, tin } from "#lib/domain/fields.ts";

const fields = { tin, nameAr: arabicName, nameEn: latinName, ...identifierFields };

export const AddMember = z.object({ establishmentId: z.uuid(), ...fields }).superRefine(checkIdentifier);
export const UpdateMember = z
  .object({
    memberId: z.uuid(),
    ...fields,
    /** Set once the person has read what a new TIN entails. */
    consequencesAccepted: z.coerce.boolean().default(false),
  })
  .superRefine(checkIdentifier);

import { z } from "zod";
import {
  arabicName,
  checkIdentifier,
  identifierFields,
  latinName,
  line,
  nationalAddressFields,
  vatNumber,
} from "#lib/domain/fields.ts";
import { undoInput } from "#lib/services/edit-undo.ts";

const fields = {
  vatNumber,
  nameAr: arabicName,
  nameEn: latinName,
  ...identifierFields,
  ...nationalAddressFields,
  industry: line(64),
};

export const CreateEstablishment = z.object(fields).superRefine(checkIdentifier);

export const UpdateEstablishment = z
  .object({
    establishmentId: z.uuid(),
    ...fields,
    /** Set once the person has read what the change entails. */
    consequencesAccepted: z.coerce.boolean().default(false),
  })
  .superRefine(checkIdentifier);

export const UndoUpdateEstablishment = z.object({
  establishmentId: z.uuid(),
  ...undoInput(z.object(fields).superRefine(checkIdentifier)),
});

export const OfEstablishment = z.object({ establishmentId: z.uuid() });
export const SuspendVat = z.object({ establishmentId: z.uuid(), reason: line(500) });

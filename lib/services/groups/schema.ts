import { z } from "zod";
import { line } from "#lib/domain/fields.ts";
import { undoInput } from "#lib/services/edit-undo.ts";

const ids = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z
    .array(z.uuid())
    .max(500)
    .transform((list) => [...new Set(list)])
    .default([]),
);

/** A branch that the edit took from another group, as `branch group`. */
const formerOwner = z
  .string()
  .transform((text) => text.split(" "))
  .pipe(z.tuple([z.uuid(), z.uuid()]));

const content = { nameAr: line(100), nameEn: line(100), memberIds: ids, branchIds: ids };

export const CreateGroup = z.object({ establishmentId: z.uuid(), ...content });
export const UpdateGroup = z.object({ groupId: z.uuid(), ...content });
export const UndoUpdateGroup = z.object({
  groupId: z.uuid(),
  ...undoInput(z.object({ ...content, formerOwners: z.array(formerOwner).max(500) })),
});
export const OfGroup = z.object({ groupId: z.uuid() });
export const ListGroups = z.object({ establishmentId: z.uuid() });

import { z } from "zod";
import { undoInput } from "#lib/services/edit-undo.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";
import { arabicName, checkIdentifier, identifierFields, latinName, nationalAddressFields } from "#lib/domain/fields.ts";

const optionalId = z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable().default(null));

const fields = {
  memberId: optionalId,
  nameAr: arabicName,
  nameEn: latinName,
  ...identifierFields,
  ...nationalAddressFields,
};

export const OpenBranch = z.object({ establishmentId: z.uuid(), ...fields }).superRefine(checkIdentifier);
export const UpdateBranch = z.object({ branchId: z.uuid(), ...fields }).superRefine(checkIdentifier);
export const UndoUpdateBranch = z.object({
  branchId: z.uuid(),
  ...undoInput(z.object(fields).superRefine(checkIdentifier)),
});
export const OfBranch = z.object({ branchId: z.uuid() });

/** The address of the branches table. */
export const ListBranches = z.object({
  ...listInput(["name", "city"], "name"),
  q: searchText,
  establishment: idFilter,
  state: choice(["open", "archived"]),
});

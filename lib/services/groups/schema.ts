import { z } from "zod";
import { line } from "#lib/domain/fields.ts";

const ids = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z
    .array(z.uuid())
    .max(500)
    .transform((list) => [...new Set(list)])
    .default([]),
);

const content = { nameAr: line(100), nameEn: line(100), memberIds: ids, branchIds: ids };

export const CreateGroup = z.object({ establishmentId: z.uuid(), ...content });
export const UpdateGroup = z.object({ groupId: z.uuid(), ...content });
export const OfGroup = z.object({ groupId: z.uuid() });
export const ListGroups = z.object({ establishmentId: z.uuid() });

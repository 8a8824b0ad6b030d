import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { weeklyCourses } from "#lib/domain/weekly-course.ts";
import { choice, idFilter } from "#lib/services/list-input.ts";

/** Longest text that is pasted to be translated, in characters. */
const longestAnswer = 1_000_000;
const longestMail = 200_000;

export const TranslateAnswer = z.object({ text: z.string().trim().min(1).max(longestAnswer) });
export const ReadMail = z.object({ text: z.string().trim().min(1).max(longestMail), establishment: idFilter });

/** Whether anybody said that it is mended, and whether it came back. */
const causeStates = ["new", "back", "fixed"] as const;

export const ListCauses = z.object({
  establishment: idFilter,
  environment: choice(environments),
  state: choice(causeStates),
  /** Who sees to it: a group's id, or `nobody`. */
  group: z
    .union([z.uuid(), z.literal("nobody")])
    .optional()
    .catch(undefined),
});

/** The address of the register of warnings. */
export const ListWarnings = z.object({
  establishment: idFilter,
  environment: choice(environments),
  course: choice(weeklyCourses),
});

/** One root cause: a code, and whom or what it is about. */
const ofCause = {
  establishmentId: z.uuid(),
  environment: z.enum(environments),
  code: z.string().min(1).max(200),
  subject: z.string().max(600),
};
export const OfCause = z.object(ofCause);
export type OfCause = z.output<typeof OfCause>;

const emptied = (value: unknown) => (value === "" ? null : value);

export const HandleCause = z.object({
  ...ofCause,
  groupId: z.preprocess(emptied, z.uuid().nullable()),
  note: z.preprocess(emptied, z.string().trim().max(1000).nullable()),
});
export const SettleCause = z.object({
  ...ofCause,
  state: z.enum(["fixed", "open"]),
  /** Since when it is mended, where that is not now. */
  since: z.coerce.date().optional(),
});
export const ReissueCause = z.object({
  ...ofCause,
  value: z.preprocess(emptied, z.string().trim().max(200).nullable()),
});
/** The list's own parameters, or a view's, go along. */
export const ExportCauses = z.looseObject({ establishmentId: z.uuid(), locale: z.enum(["ar", "en"]).default("en") });

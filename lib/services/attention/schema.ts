import { z } from "zod";
import { attentionSources } from "#lib/domain/attention.ts";
import { line } from "#lib/domain/fields.ts";
import { idFilter } from "#lib/services/list-input.ts";

export const OfScope = z.object({ establishment: idFilter });

const item = {
  establishmentId: z.uuid(),
  deviceId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable().default(null)),
  source: z.enum(attentionSources),
  subject: z.string().min(1).max(100),
};

/** Nobody puts anything aside for longer than a month at a time. */
export const longestSnoozeDays = 30;
export const Snooze = z.object({
  ...item,
  reason: line(300),
  days: z.coerce.number().int().min(1).max(longestSnoozeDays),
});
export const Wake = z.object(item);
export const Unwake = z.object({ snoozeId: z.uuid() });
/** Without a group it is the branch's own again. */
export const Assign = z.object({
  ...item,
  groupId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable().default(null)),
});

/** Items of one kind that the page shows; the rest stands behind the link to the filtered list. */
export const itemsShown = 12;
/** Eighteen months of weeks. */
export const horizonWeeks = 78;

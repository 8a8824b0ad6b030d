import { z } from "zod";
import { bulkActs, bulkOutcomes } from "#lib/domain/bulk-act.ts";
import { line } from "#lib/domain/fields.ts";
import { choice, idFilter, listInput } from "#lib/services/list-input.ts";

/** Devices that one can choose one by one; more are chosen by their filter. */
const chosenAtMost = 200;

const device = z.preprocess(
  (value) => (typeof value === "string" ? [value] : (value ?? [])),
  z.array(z.uuid()).max(chosenAtMost),
);

/** Named devices, or everything that a list shows; beside these, the filter of the list. */
const selection = { pick: z.enum(["chosen", "matching"]).catch("matching"), device, establishment: idFilter };

export const Selection = z.looseObject(selection);
export type Selection = z.output<typeof Selection>;

/** How many devices the person was shown. */
const shown = z.coerce.number().pipe(z.int().min(1));

export const PlanBulk = z.looseObject({ act: z.enum(bulkActs), ...selection });

export const StartBulk = z.looseObject({
  act: z.enum(bulkActs),
  shown,
  /** Suspending says why; resuming may. */
  reason: z.string().trim().max(500).default(""),
  ...selection,
});

export const SuspensionReason = z.looseObject({ reason: line(500) });

export const OfRun = z.object({ runId: z.uuid() });
export const ShowRun = z.object({
  runId: z.uuid(),
  outcome: choice(bulkOutcomes),
  ...listInput(["position"], "position"),
});
export const ListRuns = z.object({ establishment: idFilter, ...listInput(["created"], "-created") });

export const PlanGive = z.looseObject({ group: idFilter, ...selection });
export const GiveToGroup = z.looseObject({ groupId: z.uuid(), shown, ...selection });

export const ExportDevices = z.looseObject({ locale: z.enum(["ar", "en"]).catch("ar"), ...selection });

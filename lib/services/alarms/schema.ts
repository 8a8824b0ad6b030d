import { z } from "zod";
import { choice, idFilter, listInput } from "#lib/services/list-input.ts";

/** How a row of the ledger stands; `cleared` was never told because it was over before. */
export const alarmStates = ["due", "sent", "acknowledged", "failed", "cleared"] as const;
export type AlarmState = (typeof alarmStates)[number];

/** The address of the ledger. */
export const ListAlarms = z.object({
  ...listInput(["due"], "-due"),
  state: choice(alarmStates),
  establishment: idFilter,
});

import { z } from "zod";
import { alarmStates } from "#lib/domain/alarm-ledger.ts";
import { choice, idFilter, listInput } from "#lib/services/list-input.ts";

/** The address of the ledger. */
export const ListAlarms = z.object({
  ...listInput(["due"], "-due"),
  state: choice(alarmStates),
  establishment: idFilter,
});

"use server";

import { takeTour } from "#lib/services/people/take-tour.ts";
import { action } from "#lib/web/action.ts";

const note = action(takeTour);

/** The person has taken or declined the tour. */
export async function noteTour(): Promise<void> {
  await note(undefined, new FormData());
}

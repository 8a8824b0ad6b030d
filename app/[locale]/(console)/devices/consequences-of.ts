import { cache } from "react";
import { showConsequences } from "#lib/services/devices/consequences.ts";
import { ask } from "../ask.ts";

/** What an end of the device would entail and what is under way, read once for a page. */
export const consequencesOf = cache((deviceId: string) => ask(showConsequences, { deviceId }));

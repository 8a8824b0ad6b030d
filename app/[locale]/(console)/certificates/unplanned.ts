import { showAttention } from "#lib/services/attention/queries.ts";
import { ask } from "../ask.ts";

/** How many live certificates end soon with nothing begun to replace them. */
export async function countUnplanned(establishment: string): Promise<number> {
  const { found } = await ask(showAttention, { establishment });
  return found.find(({ source }) => source === "expiring")?.total ?? 0;
}

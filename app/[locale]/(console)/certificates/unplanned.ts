import { showAttention } from "#lib/services/attention/queries.ts";
import { ask } from "../ask.ts";

/** How many live certificates end soon with nothing begun to replace them: those without a plan, and those whose plan's moment has passed. */
export async function countUnplanned(establishment: string): Promise<number> {
  const { found } = await ask(showAttention, { establishment });
  return found.reduce((sum, { source, total }) => sum + (unrenewed.has(source) ? total : 0), 0);
}

const unrenewed: ReadonlySet<string> = new Set(["expiring", "plan_overdue"]);

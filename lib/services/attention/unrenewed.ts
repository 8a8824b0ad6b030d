import { query } from "#lib/command.ts";
import { countOpen } from "./of-devices.ts";
import { OfScope } from "./schema.ts";
import { expiring } from "./sources/expiring.ts";
import { planOverdue } from "./sources/plan-overdue.ts";

/** How many live certificates end soon with nothing begun to replace them: those without a plan, and those whose plan's moment has passed. */
export const countUnrenewed = query({
  name: "attention.unrenewed",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.list(async (db) => {
      const asked = { now: ctx.clock.now(), establishment, actor: ctx.actor };
      const [unplanned, late] = [await countOpen(db, expiring, asked), await countOpen(db, planOverdue, asked)];
      return unplanned.total + late.total;
    }),
});

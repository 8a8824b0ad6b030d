import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { askZatca } from "./ask.ts";
import { endTakeOver } from "./end.ts";
import { lockTakeOver, refuseOver, standingOf, takeOverKey } from "./load.ts";
import { OfTakeOver } from "./schema.ts";

/** Asks ZATCA again after an answer that was lost or said nothing; the sample of a check does no harm twice. */
export const repeatTakeOver = command({
  name: "take_over.repeat",
  permission: "fleet:write",
  input: OfTakeOver,
  fresh: () => Promise.resolve(true),
  run: (ctx, { takeOverId }) => askZatca(ctx, takeOverId),
});

/** Ends it and erases the pieces. */
export const giveUpTakeOver = command({
  name: "take_over.give_up",
  permission: "fleet:write",
  input: OfTakeOver,
  async run(ctx, { takeOverId }) {
    const ended = await ctx.exclusively(takeOverKey(takeOverId), () =>
      ctx.atomically(async (tx) => {
        const row = await lockTakeOver(tx, takeOverId);
        refuseOver(row);
        await endTakeOver(ctx, tx, row, { state: "given_up" });
        return standingOf({ ...row, state: "given_up" });
      }),
    );
    if (ended === undefined) throw new AppError("take_over.under_way");
    return ended;
  },
});

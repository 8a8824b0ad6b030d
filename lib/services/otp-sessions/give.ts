import { command } from "#lib/command.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import { keepCodes } from "./keep.ts";
import { loadSession, lockOpenSession } from "./load.ts";
import { pastedAndFiled } from "./read-file.ts";
import { GiveCodes } from "./schema.ts";

/** Takes a batch of codes, pasted or as the portal's file, for the worker to spend. */
export const giveSessionCodes = command({
  name: "otp_session.give",
  permission: "enrolment:write",
  input: GiveCodes,
  fresh: async ({ sessionId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadSession(db, sessionId))),
  async run(ctx, { sessionId, codes, file, madeAt }) {
    const text = await pastedAndFiled(codes, file);
    return await ctx.atomically(async (tx) => {
      const session = await lockOpenSession(tx, sessionId);
      return await keepCodes(ctx, tx, session, { text, madeAt, way: "console", givenBy: ctx.actor.name });
    });
  },
});

import { and, eq, ne } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { query } from "#lib/command.ts";
import { blocksOf } from "#lib/domain/otp-eligibility.ts";
import { loadBranch } from "#lib/services/branches/load.ts";
import { OfBranch } from "#lib/services/branches/schema.ts";
import { readFacts, type Candidate } from "#lib/services/otp-sessions/facts.ts";

/** Devices that an opening shows; a branch with more is no longer being opened. */
const mostShown = 200;

/** A branch on its way to issuing: its own devices, whether each is live, in a session, or kept out and why. */
export const showOpening = query({
  name: "branch.opening",
  permission: "device:write",
  input: OfBranch,
  run: (ctx, { branchId }) =>
    ctx.read(async (db) => {
      const branch = await loadBranch(db, branchId);
      const found = await readFacts(db, and(eq(devices.branchId, branchId), ne(devices.status, "ended")), mostShown);
      const now = ctx.clock.now();
      return { branch, devices: found.map((one) => shown(one, now)) };
    }),
});

export type OpeningView = Awaited<ReturnType<typeof showOpening.run>>;

const shown = ({ device, certificate, sessionId, facts }: Candidate, now: Date) => ({
  id: device.id,
  name: device.name,
  environment: device.environment,
  live: device.status === "live" && (certificate?.notAfter ?? now) > now,
  inSession: sessionId !== null,
  sessionId,
  blocks: blocksOf(facts),
});

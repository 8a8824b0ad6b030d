import { inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { otpSessionDevices, otpSessions } from "#db/schema/otp-sessions.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { blocksOf } from "#lib/domain/otp-eligibility.ts";
import { AppError } from "#lib/errors.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import { readFacts, type Candidate } from "./facts.ts";
import { StartSessions } from "./schema.ts";

/** Opens one session per establishment, environment and kind of the confirmed devices; who may no longer take part is left out. */
export const startSessions = command({
  name: "otp_session.start",
  permission: "enrolment:write",
  input: StartSessions,
  fresh: async ({ devices: ids }, ctx) =>
    (await ctx.read((db) => readFacts(db, inArray(devices.id, ids), ids.length))).some(({ device }) =>
      needsFreshSignIn(device),
    ),
  run: (ctx, { devices: ids }) =>
    ctx.atomically(async (tx) => {
      const found = await readFacts(tx, inArray(devices.id, ids), ids.length);
      const eligible = found.filter(({ facts }) => blocksOf(facts).length === 0);
      if (eligible.length === 0) throw new AppError("otp_session.nothing_eligible");
      const groups = Map.groupBy(eligible, ({ device, kind }) =>
        [device.establishmentId, device.environment, kind].join("/"),
      );
      const sessions: string[] = [];
      for (const group of groups.values()) sessions.push(...(await open(ctx, tx, group)));
      return { sessions, devices: eligible.length, leftOut: ids.length - eligible.length };
    }),
});

async function open(ctx: Context, tx: Writer, group: readonly Candidate[]): Promise<readonly string[]> {
  const [first] = group;
  if (first === undefined) return [];
  const { establishmentId, environment } = first.device;
  const { kind, establishment } = first;
  const id = crypto.randomUUID();
  const at = ctx.clock.now();
  await tx.insert(otpSessions).values({
    id,
    establishmentId,
    environment,
    kind,
    vatNumber: establishment.vatNumber,
    size: group.length,
    startedBy: ctx.actor.name,
    tokens: 1,
    refilledAt: at,
    resumedAt: at,
    createdAt: at,
  });
  await tx.insert(otpSessionDevices).values(
    group.map(({ device, walk }, index) => ({
      sessionId: id,
      establishmentId,
      environment,
      deviceId: device.id,
      enrolmentId: walk?.id ?? null,
      position: index + 1,
    })),
  );
  tx.audit({
    action: "otp_session.start",
    entity: "otp_session",
    entityId: id,
    establishmentId,
    detail: { kind, environment, devices: group.length },
  });
  return [id];
}

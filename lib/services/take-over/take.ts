import type { Writer } from "#db/atomically.ts";
import { takeOvers } from "#db/schema/take-overs.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import type { TakeOverRefusal } from "#lib/domain/take-over.ts";
import { AppError } from "#lib/errors.ts";
import { refuseUnready } from "#lib/services/establishments/guard.ts";
import { admitUnit, isUnderWay, type Admitted } from "./admit.ts";
import { askZatca } from "./ask.ts";
import { sealedPiece } from "./load.ts";
import { readPieces, type Pieces } from "./pieces.ts";
import { TakeOver } from "./schema.ts";
import { unitName } from "./unit.ts";

/**
 * Takes a device over with its key: the pieces are held against each other and against the records, sealed, and proved by a sample at ZATCA
 * that nothing of stays there. Only then is the device live here, and its chain goes on after the last counter and hash. Wrong pieces leave nothing.
 */
export const takeOverDevice = command({
  name: "take_over.take",
  permission: "fleet:write",
  input: TakeOver,
  fresh: () => Promise.resolve(true),
  async run(ctx, input) {
    const pieces = await readPieces(input);
    const asked = { establishmentId: input.establishmentId, environment: input.environment };
    const id = await ctx.atomically(async (tx) => {
      const verdict = await admitUnit(
        tx,
        { ...asked, branchId: input.branchId ?? "" },
        pieces.certificate,
        ctx.clock.now(),
      );
      if (!("admitted" in verdict)) throw refused(verdict.refusal);
      const { admitted } = verdict;
      refuseUnready(admitted.known.establishment, admitted.environment);
      if (!ctx.gateway.reaches(admitted.environment)) throw refused("environment_unreachable");
      if (await isUnderWay(tx, input.establishmentId, admitted)) throw refused("take_over_open");
      return await keep(ctx, tx, { admitted, pieces, name: input.name });
    });
    ctx.checkpoint("take_over.sealed");
    return await askZatca(ctx, id);
  },
});

const fieldOf: Readonly<Partial<Record<TakeOverRefusal, string>>> = {
  environment_unknown: "environment",
  other_environment: "environment",
  environment_unreachable: "environment",
  no_branch: "branchId",
};

const refused = (reason: TakeOverRefusal): AppError =>
  new AppError("take_over.refused", { count: 1 }, [
    { path: fieldOf[reason] ?? "token", code: `elsewhere.${reason}`, params: {} },
  ]);

type Kept = { readonly admitted: Admitted; readonly pieces: Pieces; readonly name: string | undefined };

async function keep(ctx: Context, tx: Writer, { admitted, pieces, name }: Kept): Promise<string> {
  const { known, environment, branch, judged } = admitted;
  const { certificate, lastIcv, lastHash } = pieces;
  const id = crypto.randomUUID();
  const at = ctx.clock.now();
  const establishmentId = known.establishment.id;
  await tx.insert(takeOvers).values({
    id,
    establishmentId,
    environment,
    branchId: branch.id,
    deviceId: judged.unit?.id ?? null,
    name: unitName(certificate, name ?? judged.unit?.name),
    egsSerial: certificate.egsSerial ?? "",
    certificate: certificate.der,
    serialNumber: certificate.serialNumber,
    notAfter: certificate.notAfter,
    lastIcv,
    lastHash,
    privateKeySealed: ctx.vault.seal(sealedPiece(id, "private_key_sealed"), pieces.privateKey),
    tokenSealed: ctx.vault.seal(sealedPiece(id, "token_sealed"), pieces.token),
    secretSealed: ctx.vault.seal(sealedPiece(id, "secret_sealed"), pieces.secret),
    byName: ctx.actor.name,
    startedAt: at,
    askedAt: at,
  });
  tx.audit({
    action: "take_over.take",
    entity: "take_over",
    entityId: id,
    establishmentId,
    detail: { serialNumber: certificate.serialNumber, environment, lastIcv: lastIcv.toString() },
  });
  return id;
}

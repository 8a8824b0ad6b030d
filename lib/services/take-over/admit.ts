import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { takeOvers } from "#db/schema/take-overs.ts";
import type { CertificateView } from "#lib/crypto/certificate.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { openTakeOvers, type TakeOverRefusal } from "#lib/domain/take-over.ts";
import { holdUnits } from "./hold-units.ts";
import { judgeAll, type Judged } from "./judge.ts";
import { readKnown, type Known, type KnownBranch } from "./known.ts";

type Asked = {
  readonly establishmentId: string;
  readonly environment?: Environment | undefined;
  readonly branchId: string;
};

export type Admitted = {
  readonly known: Known;
  readonly judged: Judged;
  readonly environment: Environment;
  readonly branch: KnownBranch;
};
type Verdict =
  | { readonly admitted: Admitted }
  | { readonly refusal: TakeOverRefusal; readonly judged: Judged | undefined };

/** Whether a unit with this certificate may come under Khatm's care now; its record is held until the transaction is over. */
export async function admitUnit(
  tx: Writer,
  { establishmentId, ...asked }: Asked,
  certificate: CertificateView,
  now: Date,
): Promise<Verdict> {
  await holdUnits(tx, establishmentId, certificate.egsSerial === null ? [] : [certificate.egsSerial]);
  const known = await readKnown(tx, establishmentId, [certificate]);
  const [judged] = judgeAll(known, [{ file: "", row: 1, certificate }], asked, now);
  const refusal = judged?.refusals.find((reason) => !(reason === "already_known" && isWatched(judged)));
  if (judged === undefined || refusal !== undefined) return { refusal: refusal ?? "malformed", judged };
  const { environment, branch } = judged;
  if (environment === undefined) return { refusal: "environment_unknown", judged };
  if (branch === undefined) return { refusal: "no_branch", judged };
  return { admitted: { known, judged, environment, branch } };
}

/** The very certificate that is watched here is what a take-over is for. */
const isWatched = ({ unit, certificate }: Judged): boolean =>
  unit?.custody === "watched" && unit.fingerprint === certificate?.fingerprintSha256;

/** Whether the same unit is on its way already. */
export async function isUnderWay(
  tx: Writer,
  establishmentId: string,
  { environment, judged }: Pick<Admitted, "environment" | "judged">,
): Promise<boolean> {
  const [open] = await tx
    .select({ id: takeOvers.id })
    .from(takeOvers)
    .where(
      and(
        eq(takeOvers.establishmentId, establishmentId),
        eq(takeOvers.environment, environment),
        eq(takeOvers.egsSerial, judged.certificate?.egsSerial ?? ""),
        inArray(takeOvers.state, [...openTakeOvers]),
      ),
    );
  return open !== undefined;
}

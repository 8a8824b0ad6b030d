import type { DeviceStatus } from "./device-lifecycle.ts";
import type { Environment } from "./environment.ts";
import type { ListedUnit } from "./portal-list.ts";
import type { DiscrepancyKind, PortalState } from "./reconciliation-kinds.ts";

export type RecordedUnit = {
  readonly id: string;
  readonly name: string;
  readonly egsSerial: string;
  readonly environment: Environment;
  readonly status: DeviceStatus;
};

export type Discrepancy = {
  readonly kind: DiscrepancyKind;
  readonly deviceId: string | null;
  readonly name: string;
  readonly egsSerial: string;
  readonly portalState: PortalState | null;
  /** The environment in which the other side has it. */
  readonly detail: Environment | null;
};

type Verdict = {
  readonly discrepancies: readonly Discrepancy[];
  readonly agreed: number;
  /** Units that ended here and that the list shows as revoked. */
  readonly revoked: readonly string[];
};

/**
 * Compares the portal's list of one environment with the records of the same VAT number. Units that have ended here are expected to be
 * revoked there; drafts are expected nowhere.
 */
export function reconcile(
  environment: Environment,
  listed: readonly ListedUnit[],
  recorded: readonly RecordedUnit[],
): Verdict {
  const here = new Map(
    recorded.filter((unit) => unit.environment === environment).map((unit) => [unit.egsSerial, unit]),
  );
  const elsewhere = new Map(
    recorded.filter((unit) => unit.environment !== environment).map((unit) => [unit.egsSerial, unit]),
  );
  const there = new Map(listed.map((unit) => [unit.egsSerial, unit]));
  const ofList = listed.flatMap((unit) => judgeListed(environment, unit, here, elsewhere));
  const missing = [...here.values()]
    .filter(({ status, egsSerial }) => inUse(status) && !there.has(egsSerial))
    .map((unit) => difference("unknown_there", unit, unit, null, null));
  const discrepancies = [...ofList, ...missing];
  const named = new Set(discrepancies.map(({ egsSerial }) => egsSerial));
  const agreed = [...here.values()].filter(({ status, egsSerial }) => inUse(status) && !named.has(egsSerial)).length;
  const revoked = [...here.values()]
    .filter(({ status, egsSerial }) => status === "ended" && there.get(egsSerial)?.state === "revoked")
    .map(({ id }) => id);
  return { discrepancies, agreed, revoked };
}

const inUse = (status: DeviceStatus): boolean => status === "live" || status === "suspended";

function judgeListed(
  environment: Environment,
  unit: ListedUnit,
  here: ReadonlyMap<string, RecordedUnit>,
  elsewhere: ReadonlyMap<string, RecordedUnit>,
): readonly Discrepancy[] {
  const { egsSerial, state } = unit;
  const known = here.get(egsSerial);
  const strayed = unit.environment !== null && environment !== "simulator" && unit.environment !== environment;
  if (strayed) return [difference("wrong_environment", unit, known, state, unit.environment)];
  const other = elsewhere.get(egsSerial);
  if (known === undefined && other !== undefined && inUse(other.status))
    return [difference("wrong_environment", unit, other, state, other.environment)];
  if (known === undefined || known.status === "draft")
    return state === "active" || state === "unknown" ? [difference("unknown_here", unit, known, state, null)] : [];
  if (inUse(known.status) && state === "revoked") return [difference("revoked_there", unit, known, state, null)];
  return [];
}

const difference = (
  kind: DiscrepancyKind,
  { egsSerial, name }: { egsSerial: string; name: string },
  known: RecordedUnit | undefined,
  portalState: PortalState | null,
  detail: Environment | null,
): Discrepancy => ({
  kind,
  deviceId: known?.id ?? null,
  name: known?.name ?? name,
  egsSerial,
  portalState,
  detail,
});

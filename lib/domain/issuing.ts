import type { DeviceStatus } from "./device-lifecycle.ts";
import { transactionKinds, type TransactionKind } from "./document.ts";
import { coversSimplified, coversStandard, type FunctionalityMap } from "./functionality-map.ts";

export type IssuingFacts = {
  readonly now: Date;
  readonly deviceStatus: DeviceStatus;
  /** Of the live production credential; null when there is none. */
  readonly certificate: { readonly notAfter: Date; readonly functionalityMap: FunctionalityMap } | null;
  readonly kind: TransactionKind;
  /** Milliseconds before the end of the certificate from which on nothing is stamped. */
  readonly stopBeforeEndMs: number;
};

type Reason =
  | { readonly code: "document.device_not_live"; readonly params: { readonly status: string } }
  | {
      readonly code: "document.certificate_ends";
      readonly params: { readonly notAfter: string; readonly minutes: number };
    }
  | { readonly code: "document.kind_not_covered"; readonly params: { readonly kind: string } };

/** Why a device may not issue a document of this kind now; undefined when it may. */
export function issuingStop({
  now,
  deviceStatus,
  certificate,
  kind,
  stopBeforeEndMs,
}: IssuingFacts): Reason | undefined {
  if (deviceStatus !== "live") return { code: "document.device_not_live", params: { status: deviceStatus } };
  if (certificate === null) return { code: "document.device_not_live", params: { status: "uncertified" } };
  const { notAfter, functionalityMap } = certificate;
  if (now.getTime() >= notAfter.getTime() - stopBeforeEndMs)
    return {
      code: "document.certificate_ends",
      params: { notAfter: notAfter.toISOString(), minutes: Math.ceil(stopBeforeEndMs / 60_000) },
    };
  return kindsCovered(functionalityMap).includes(kind)
    ? undefined
    : { code: "document.kind_not_covered", params: { kind } };
}

/** What a certificate of this map may sign. */
export const kindsCovered = (map: FunctionalityMap): readonly TransactionKind[] =>
  transactionKinds.filter((kind) => (kind === "standard" ? coversStandard(map) : coversSimplified(map)));

import type { Custody } from "./custody.ts";
import type { DeviceStatus } from "./device-lifecycle.ts";
import type { Environment } from "./environment.ts";
import { functionalityMaps } from "./functionality-map.ts";
import { isKnownIssuer, type IssuerVerdict } from "./known-issuers.ts";
import { environmentOfIssuer, issuerFits, type WatchRefusal } from "./take-over.ts";

type SeenCertificate = {
  readonly kind: "compliance" | "production";
  readonly issuerName: string;
  readonly vatNumber: string | null;
  readonly egsSerial: string | null;
  readonly functionalityMap: string | null;
  readonly notAfter: Date;
};

/** The device here that bears the certificate's serial in its environment. */
type KnownDevice = {
  readonly status: DeviceStatus;
  readonly custody: Custody;
  /** End of its live certificate. */
  readonly notAfter: Date | null;
  readonly walkOpen: boolean;
};

type WatchFacts = {
  readonly certificate: SeenCertificate;
  readonly now: Date;
  readonly vatNumber: string;
  /** What the person said, or what the issuer speaks for. */
  readonly environment: Environment | undefined;
  readonly unknownIssuer: IssuerVerdict;
  /** Whether this very certificate is kept here already. */
  readonly kept: boolean;
  readonly device: KnownDevice | undefined;
};

type Check = (facts: WatchFacts) => WatchRefusal | undefined;

const checks: readonly Check[] = [
  ({ certificate }) => (certificate.kind === "compliance" ? "compliance_certificate" : undefined),
  ({ certificate, environment }) =>
    environment === "sandbox" || environmentOfIssuer(certificate.issuerName) === "sandbox"
      ? "test_certificate"
      : undefined,
  ({ certificate, vatNumber }) => (certificate.vatNumber === vatNumber ? undefined : "other_vat_number"),
  ({ certificate }) => (certificate.egsSerial === null || certificate.egsSerial === "" ? "no_unit_serial" : undefined),
  ({ certificate }) => (functionalityMaps.some((map) => map === certificate.functionalityMap) ? undefined : "no_map"),
  ({ environment }) => (environment === undefined ? "environment_unknown" : undefined),
  ({ certificate, environment }) =>
    environment === undefined || issuerFits(certificate.issuerName, environment) ? undefined : "other_environment",
  issuerAs("refuse"),
  ({ certificate, now }) => (certificate.notAfter > now ? undefined : "expired"),
  ({ device }) => (device?.status === "ended" ? "device_ended" : undefined),
  ({ device }) => (device !== undefined && isHeldHere(device) ? "held_here" : undefined),
  ({ device }) => (device?.walkOpen ? "walk_open" : undefined),
  ({ device, certificate }) =>
    device?.notAfter && device.custody === "watched" && device.notAfter >= certificate.notAfter
      ? "older_than_known"
      : undefined,
];

const isHeldHere = ({ status, custody }: KnownDevice): boolean =>
  custody !== "watched" && status !== "draft" && status !== "ended";

function issuerAs(verdict: IssuerVerdict): Check {
  return ({ unknownIssuer, environment, certificate }) =>
    environment === undefined || unknownIssuer !== verdict || isKnownIssuer(environment, certificate.issuerName)
      ? undefined
      : "unknown_issuer";
}

/** "May this certificate be watched?" Every reason why not, the weightiest first, and what is only worth knowing. */
export function watchVerdict(facts: WatchFacts): {
  readonly refusals: readonly WatchRefusal[];
  readonly warnings: readonly WatchRefusal[];
} {
  // Of a certificate that is here already nothing else matters: there is nothing to do about it.
  if (facts.kept) return { refusals: ["already_known"], warnings: [] };
  return { refusals: checks.flatMap((check) => check(facts) ?? []), warnings: [issuerAs("warn")(facts) ?? []].flat() };
}

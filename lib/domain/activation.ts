import type { Environment } from "./environment.ts";
import { isKnownIssuer, type IssuerVerdict } from "./known-issuers.ts";

export type ActivationFacts = {
  readonly environment: Environment;
  readonly now: Date;
  readonly keyMatches: boolean;
  /** What an issuer means that Khatm does not know. */
  readonly unknownIssuer: IssuerVerdict;
  readonly expected: { readonly vatNumber: string; readonly egsSerial: string; readonly functionalityMap: string };
  readonly certificate: {
    readonly kind: "compliance" | "production";
    readonly issuerName: string;
    readonly vatNumber: string | null;
    readonly egsSerial: string | null;
    readonly functionalityMap: string | null;
    readonly notBefore: Date;
    readonly notAfter: Date;
  };
};

type Check = (facts: ActivationFacts) => string | undefined;

const clockSkewMs = 10 * 60_000;

/** Why a production certificate may not go live, each check by its own name. */
const refusals: readonly Check[] = [
  ({ keyMatches }) => (keyMatches ? undefined : "key_mismatch"),
  ({ certificate }) => (certificate.kind === "production" ? undefined : "not_production"),
  ({ certificate, expected }) => (certificate.vatNumber === expected.vatNumber ? undefined : "vat_mismatch"),
  ({ certificate, expected }) => (certificate.egsSerial === expected.egsSerial ? undefined : "serial_mismatch"),
  ({ certificate, expected }) =>
    certificate.functionalityMap === expected.functionalityMap ? undefined : "map_mismatch",
  ({ certificate: { notBefore, notAfter } }) => (notBefore < notAfter ? undefined : "dates_reversed"),
  ({ certificate, now }) =>
    certificate.notBefore.getTime() <= now.getTime() + clockSkewMs ? undefined : "not_yet_valid",
  ({ certificate, now }) => (certificate.notAfter > now ? undefined : "already_expired"),
  issuerAs("refuse"),
];

const warnings: readonly Check[] = [issuerAs("warn")];

function issuerAs(verdict: IssuerVerdict): Check {
  return ({ environment, certificate, unknownIssuer }) =>
    unknownIssuer !== verdict || isKnownIssuer(environment, certificate.issuerName) ? undefined : "unknown_issuer";
}

const reasons = (checks: readonly Check[], facts: ActivationFacts): readonly string[] =>
  checks.map((check) => check(facts)).filter((reason) => reason !== undefined);

/** "May it be activated?" Refusals stop the enrolment, warnings are kept with the credential. */
export function activationVerdict(facts: ActivationFacts): {
  refusals: readonly string[];
  warnings: readonly string[];
} {
  return { refusals: reasons(refusals, facts), warnings: reasons(warnings, facts) };
}

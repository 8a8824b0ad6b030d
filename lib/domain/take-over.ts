import type { Environment } from "./environment.ts";

/** Why a certificate from elsewhere is not taken in; the message files say each in words with what to do. */
const watchRefusals = [
  "malformed",
  "empty_file",
  "not_a_certificate_file",
  "too_many",
  "test_certificate",
  "compliance_certificate",
  "no_unit_serial",
  "no_map",
  "expired",
  "unknown_issuer",
  "environment_unknown",
  "other_environment",
  "other_vat_number",
  "already_known",
  "repeated",
  "older_than_known",
  "held_here",
  "walk_open",
  "device_ended",
] as const;
export type WatchRefusal = (typeof watchRefusals)[number];

/** Why the pieces of a device do not make a device that can be taken over. */
const takeOverRefusals = [
  ...watchRefusals,
  "key_unreadable",
  "key_wrong_curve",
  "key_mismatch",
  "secret_malformed",
  "icv_malformed",
  "hash_malformed",
  "hash_before_first",
  "hash_of_first",
  "document_unreadable",
  "document_differs",
  "no_branch",
  "environment_unreachable",
  "take_over_open",
  "login_refused",
  "check_failed",
  "answer_lost",
  "throttled",
  "contradictory",
  "configuration",
] as const;
export type TakeOverRefusal = (typeof takeOverRefusals)[number];

/**
 * asking: sealed, and ZATCA is being asked · unanswered: sealed, but no usable answer came · done: the device lives here · refused, given_up:
 * over, and the pieces are erased.
 */
export const takeOverStates = ["asking", "unanswered", "done", "refused", "given_up"] as const;
export type TakeOverState = (typeof takeOverStates)[number];

/** States in which the pieces are kept sealed. */
export const openTakeOvers = ["asking", "unanswered"] as const satisfies readonly TakeOverState[];

const issuers: readonly (readonly [RegExp, Environment])[] = [
  [/\bPEZEINVOICESCA\d+-CA\b/, "simulation"],
  [/\bTSZEINVOICE-SubCA-\d+\b/, "sandbox"],
  [/\bPRZEINVOICESCA\d+-CA\b/, "production"],
];

/** The environment that the issuer's name speaks for (ZATCA's CAs of each platform); undefined for an issuer that nobody knows. */
export const environmentOfIssuer = (issuerName: string): Environment | undefined =>
  issuers.find(([shape]) => shape.test(issuerName))?.[1];

/** Whether a certificate of this issuer may belong to the environment; Khatm's simulator issues as production does. */
export function issuerFits(issuerName: string, environment: Environment): boolean {
  const guess = environmentOfIssuer(issuerName);
  return guess === undefined || guess === environment || (guess === "production" && environment === "simulator");
}

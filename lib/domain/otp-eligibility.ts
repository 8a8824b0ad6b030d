import type { Custody } from "./custody.ts";
import type { EnrolmentKind } from "./enrolment.ts";
import type { Environment } from "./environment.ts";
import type { EnrolmentStatus } from "./enrolment-lifecycle.ts";
import { actionOf, isReasonCode } from "./enrolment-reason.ts";

export const otpBlocks = [
  "establishment_archived",
  "vat_suspended",
  "not_armed",
  "custody",
  "ended",
  "in_session",
  "walk_of_other_kind",
  "walk_under_way",
  "code_given",
  "no_certificate",
  "identity_changed",
] as const;
export type OtpBlock = (typeof otpBlocks)[number];

export type DeviceFacts = {
  readonly environment: Environment;
  readonly custody: Custody;
  readonly ended: boolean;
  /** What the device would go through in a session. */
  readonly kind: EnrolmentKind;
  readonly hasCertificate: boolean;
  /** Whether its records still say what the live certificate says. */
  readonly identityAgrees: boolean;
  readonly inSession: boolean;
  readonly open: {
    readonly kind: EnrolmentKind;
    readonly status: EnrolmentStatus;
    readonly reasonCode: string | null;
    readonly codeGiven: boolean;
  } | null;
  readonly establishment: { readonly archived: boolean; readonly vatSuspended: boolean; readonly armed: boolean };
};

type Check = (facts: DeviceFacts) => OtpBlock | undefined;

/** Whether a device may take part in a session; each check says its own reason. */
const checks: readonly Check[] = [
  ({ establishment }) => (establishment.archived ? "establishment_archived" : undefined),
  ({ establishment }) => (establishment.vatSuspended ? "vat_suspended" : undefined),
  ({ environment, establishment }) => (environment === "production" && !establishment.armed ? "not_armed" : undefined),
  // a device that is only watched takes part once its onboarding here has begun
  ({ custody, open }) =>
    custody === "central" || (custody === "watched" && open?.kind === "onboarding") ? undefined : "custody",
  ({ ended }) => (ended ? "ended" : undefined),
  ({ inSession }) => (inSession ? "in_session" : undefined),
  ({ open, kind }) => (open !== null && open.kind !== kind ? "walk_of_other_kind" : undefined),
  ({ open }) => (open !== null && !asksForCode(open.status, open.reasonCode) ? "walk_under_way" : undefined),
  ({ open }) => (open?.codeGiven ? "code_given" : undefined),
  ({ kind, hasCertificate }) => (kind === "renewal" && !hasCertificate ? "no_certificate" : undefined),
  ({ kind, identityAgrees }) => (kind === "renewal" && !identityAgrees ? "identity_changed" : undefined),
];

/** Every reason that keeps the device out; none means that it may take part. */
export const blocksOf = (facts: DeviceFacts): readonly OtpBlock[] => checks.flatMap((check) => check(facts) ?? []);

/** Whether a walk stands where nothing but a code moves it on. */
export const asksForCode = (status: EnrolmentStatus, reasonCode: string | null): boolean =>
  status === "ready" && (reasonCode === null || (isReasonCode(reasonCode) && actionOf(reasonCode) === "give_code"));

export const enrolmentKinds = ["onboarding", "renewal"] as const;
export type EnrolmentKind = (typeof enrolmentKinds)[number];

export const checkStatuses = ["missing", "sent", "passed", "passed_with_warnings", "failed"] as const;
export type CheckStatus = (typeof checkStatuses)[number];

export const credentialKinds = ["compliance", "production"] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** A code from the portal lives one hour. */
export const otpLifetimeMs = 60 * 60 * 1000;

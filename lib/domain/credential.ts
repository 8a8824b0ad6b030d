/**
 * received: stored as the gateway gave it · ready: read and checked, in use for its enrolment · live: the device's
 * production credential · superseded, revoked, refused: kept for history.
 */
export const credentialStatuses = ["received", "ready", "live", "superseded", "revoked", "refused"] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];

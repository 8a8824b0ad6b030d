/** Where the private key lives. `local` is known to the model and built later. */
export const custodies = ["central", "watched", "local"] as const;
export type Custody = (typeof custodies)[number];

/**
 * How a certificate came to Khatm: issued to it by the platform · taken_over with its key from another system · watched
 * without key or login, for its expiry only.
 */
export const credentialOrigins = ["issued", "taken_over", "watched"] as const;

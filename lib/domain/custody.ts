/** Where the private key lives. `local` is known to the model and built later. */
export const custodies = ["central", "watched", "local"] as const;

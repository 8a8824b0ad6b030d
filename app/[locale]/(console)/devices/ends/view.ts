import type { Environment } from "#lib/domain/environment.ts";

/** What the acts that pause or end a device need to know of it. */
export type EndsView = {
  readonly deviceId: string;
  readonly name: string;
  readonly status: "live" | "suspended";
  readonly environment: Environment;
  readonly central: boolean;
  /** Only its certificate is known here. */
  readonly watched: boolean;
  readonly waiting: number;
  /** The day of the live certificate's end, in words. */
  readonly until: string | null;
  readonly replaced: boolean;
  readonly promoted: boolean;
  /** A revocation that nobody has closed yet. */
  readonly revoking: boolean;
};

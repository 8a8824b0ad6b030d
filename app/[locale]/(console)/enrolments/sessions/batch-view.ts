import type { OtpCodeState } from "#lib/domain/otp-session.ts";
import type { SessionView } from "#lib/services/otp-sessions/queries.ts";

export type BatchView = {
  readonly number: number;
  readonly size: number;
  readonly way: "console" | "link";
  readonly givenBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly codes: readonly { readonly state: OtpCodeState; readonly count: number }[];
};

/** The batches as the browser gets them, the newest first. */
export const batchViews = ({ batches }: SessionView): readonly BatchView[] =>
  batches.toReversed().map(({ number, size, way, givenBy, madeAt, expiresAt, codes }) => ({
    number,
    size,
    way,
    givenBy,
    madeAt: madeAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    codes: codes.map(({ state, count }) => ({ state, count })),
  }));

export type LinkView = {
  readonly id: string;
  readonly madeBy: string;
  readonly deliveries: number;
  readonly expiresAt: string;
  readonly state: "open" | "ended" | "revoked";
};

export const linkViews = ({ handOffs, now }: SessionView): readonly LinkView[] =>
  handOffs.map(({ id, madeBy, deliveries, expiresAt, revokedAt }) => ({
    id,
    madeBy,
    deliveries,
    expiresAt: expiresAt.toISOString(),
    state: revokedAt !== null ? "revoked" : expiresAt <= now ? "ended" : "open",
  }));

import type { Delivery } from "#lib/channels/delivery.ts";

type Invited = {
  readonly email: string;
  readonly expiresAt: Date;
  readonly letter: Delivery;
  readonly link: string | undefined;
};

/** The one time at which the browser may get to see the link. */
export const invited = ({ email, expiresAt, letter, link }: Invited) => ({
  email,
  expiresAt: expiresAt.toISOString(),
  outcome: letter.outcome,
  reason: letter.outcome === "confirmed" ? null : letter.reason,
  link: link ?? null,
});

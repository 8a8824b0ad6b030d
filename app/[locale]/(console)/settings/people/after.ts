import type { invite } from "#lib/services/people/invite.ts";

type Invited = Awaited<ReturnType<typeof invite.run>>;

/** The one time at which the browser may get to see the link. */
export const invited = ({ email, expiresAt, letter, link }: Invited) => ({
  email,
  expiresAt: expiresAt.toISOString(),
  outcome: letter.outcome,
  reason: letter.outcome === "confirmed" ? null : letter.reason,
  link: link ?? null,
});

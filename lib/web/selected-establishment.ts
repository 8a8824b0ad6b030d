import { cookies } from "next/headers";
import type { Actor } from "#lib/actor.ts";

export const establishmentCookie = "khatm-establishment";

/**
 * What the person looks at: one of their establishments, or all together. `?establishment=` in an address chooses, the proxy
 * keeps the choice in a cookie, and one that is not theirs counts as none.
 */
export async function selectedEstablishment(actor: Actor): Promise<string> {
  const chosen = (await cookies()).get(establishmentCookie)?.value;
  if (actor.kind !== "user") return "all";
  const own = actor.memberships.map(({ establishmentId }) => establishmentId);
  const [only] = own;
  if (only !== undefined && own.length === 1) return only;
  return own.find((id) => id === chosen) ?? "all";
}

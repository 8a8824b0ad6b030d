import { AppError } from "#lib/errors.ts";

/**
 * Refuses what another site made the browser send along with our cookie. Browsers that tell (Fetch Metadata) are believed;
 * others must name our own origin. Errors: `auth.cross_site`.
 */
export function refuseCrossSite(headers: Pick<Headers, "get">, address: URL): void {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  if (site === null && headers.get("origin") === address.origin) return;
  throw new AppError("auth.cross_site");
}

/** The address that the outermost of our own proxies saw, or the connection's own; what stands further left was written by the caller. */
export function callerAddress(forwardedFor: string | null | undefined, proxies: number): string {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const seen = hops.at(-1 - proxies) ?? hops[0];
  return seen?.slice(0, 64) ?? "unknown";
}

/** The address that the outermost of our own proxies saw; what stands further left was written by the caller. */
export function callerAddress(forwardedFor: string | null | undefined, proxies: number): string {
  const hops = (forwardedFor ?? "").split(",").map((part) => part.trim());
  const seen = hops.filter((part) => part !== "").at(-Math.max(1, proxies));
  return seen?.slice(0, 64) ?? "unknown";
}

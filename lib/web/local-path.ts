/** A path of this site, or the fallback: an address from a link never leads elsewhere. */
export function localPath(asked: string | undefined, fallback: string): string {
  const base = "http://local.invalid";
  if (asked === undefined || !/^\/[^/\\]/.test(asked)) return fallback;
  const url = URL.parse(asked, base);
  // dots may fold a path into one that names a host
  const foreign = url === null || url.origin !== base || url.pathname.startsWith("//");
  return foreign ? fallback : `${url.pathname}${url.search}`;
}

/** A path of this site, or the fallback: an address from a link never leads elsewhere. */
export function localPath(asked: string | undefined, fallback: string): string {
  const base = "http://local.invalid";
  if (asked === undefined || !/^\/[^/\\]/.test(asked)) return fallback;
  const url = URL.parse(asked, base);
  return url === null || url.origin !== base ? fallback : `${url.pathname}${url.search}`;
}

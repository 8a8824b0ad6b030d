export type BackOff = { readonly firstMs: number; readonly ceilingMs: number };

export const setupBackOff: BackOff = { firstMs: 30_000, ceilingMs: 60 * 60_000 };

/**
 * The wait before the next try after `failures` failures in a row: doubling from the first, at most the ceiling, spread by
 * `random` (0 to 1) over the last fifth so that many devices do not return at once. Milliseconds.
 */
export function backOffMs(failures: number, random: number, { firstMs, ceilingMs }: BackOff = setupBackOff): number {
  const full = Math.min(ceilingMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.8 + 0.2 * random));
}

/**
 * The wait, but never longer than an eighth of what is left of a certificate: a renewal that fails near its end is tried ever more
 * often. A certificate that has ended limits nothing. Milliseconds.
 */
export function withinWhatIsLeft(waitMs: number, notAfter: Date, now: Date): number {
  const left = notAfter.getTime() - now.getTime();
  return left <= 0 ? waitMs : Math.min(waitMs, Math.floor(left / 8));
}

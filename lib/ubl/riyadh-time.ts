const threeHours = 3 * 60 * 60 * 1000;

/** `YYYY-MM-DDThh:mm:ss` on the clocks of Riyadh, which keep UTC+3 all year. */
export function riyadhTime(instant: Date): string {
  return new Date(instant.getTime() + threeHours).toISOString().slice(0, 19);
}

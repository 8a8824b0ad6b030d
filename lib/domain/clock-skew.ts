/** Another clock's reading, known to lie between `from` and `to`, taken somewhere between two instants of this machine's clock. */
export type ClockReading = {
  readonly askedAt: Date;
  readonly answeredAt: Date;
  readonly from: Date;
  readonly to: Date;
};

/** By how many milliseconds this machine's clock is surely ahead of the other (behind where negative); 0 where both may agree. */
export function aheadOf({ askedAt, answeredAt, from, to }: ClockReading): number {
  const least = askedAt.getTime() - to.getTime();
  const most = answeredAt.getTime() - from.getTime();
  if (least > 0) return least;
  return most < 0 ? most : 0;
}

/** The instants that an HTTP date may mean, since it tells whole seconds; undefined for what is no date. */
export function secondOf(date: string | null): Pick<ClockReading, "from" | "to"> | undefined {
  const at = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? undefined : { from: new Date(at), to: new Date(at + 999) };
}

/** One call as lists show it. */
export type Call = {
  readonly id: string;
  readonly call: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
};

/** How long a call took, in seconds with two decimals. */
export const secondsOf = ({ startedAt, endedAt }: Pick<Call, "startedAt" | "endedAt">): string =>
  ((endedAt.getTime() - startedAt.getTime()) / 1000).toFixed(2);

import type { Clock } from "#lib/clock.ts";

export type MovingClock = Clock & { advance(ms: number): void };

/** Stands still until it is moved. It starts an hour ahead of the database, whose own clock dates the jobs. */
export function movingClock(start = new Date(Date.now() + 3_600_000)): MovingClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
  };
}

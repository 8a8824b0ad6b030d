import type { Clock } from "#lib/clock.ts";
import type { Store } from "./store.ts";

export type MovableClock = Clock & { advance(milliseconds: number): void; readonly offset: number };

/** The given clock, moved by an offset that outlives a restart. */
export function movableClock(clock: Clock, store: Store): MovableClock {
  let offset = Number(store.fact("clock-offset", () => "0"));
  return {
    now: () => new Date(clock.now().getTime() + offset),
    advance(milliseconds) {
      offset += milliseconds;
      store.setFact("clock-offset", String(offset));
    },
    get offset() {
      return offset;
    },
  };
}

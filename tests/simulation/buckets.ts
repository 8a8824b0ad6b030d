const hour = 3_600_000;

/** What is to be looked at in which hour; whoever takes an hour looks at each once. */
export function buckets() {
  const byHour = new Map<number, Set<number>>();
  let first = Infinity;
  return {
    put(at: Date, index: number): void {
      const key = Math.ceil(at.getTime() / hour);
      first = Math.min(first, key);
      const held = byHour.get(key);
      if (held === undefined) byHour.set(key, new Set([index]));
      else held.add(index);
    },
    take(now: Date): readonly number[] {
      const upTo = Math.floor(now.getTime() / hour);
      const found = new Set<number>();
      for (; first <= upTo; first += 1) {
        for (const index of byHour.get(first) ?? []) found.add(index);
        byHour.delete(first);
      }
      return [...found];
    },
  };
}

import { cx } from "../ui/cx.ts";
import type { State } from "../ui/badge.tsx";

/** How many stand in which state, as one small bar; the figures stand beside it in words, so it says nothing of its own. */
export function HealthBar({ parts }: { parts: readonly { readonly state: State; readonly count: number }[] }) {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <span aria-hidden className="flex h-2 w-28 shrink-0 overflow-hidden rounded-full bg-line max-md:hidden">
      {parts.map(({ state, count }) => (
        <span key={state} className={cx("h-full", inks[state])} style={{ inlineSize: `${(count / all) * 100}%` }} />
      ))}
    </span>
  );
}

const inks: Readonly<Record<State, string>> = {
  broken: "bg-broken",
  late: "bg-late",
  due: "bg-due",
  waiting: "bg-waiting",
  unknown: "bg-unknown",
  good: "bg-good",
};

import type { ReactNode } from "react";
import { StateIcon, type State } from "./badge.tsx";
import { cx } from "./cx.ts";

type Props = { state: State; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Something that concerns the whole page, with at most one thing to do. */
export function Banner({ state, title, children, action }: Props) {
  return (
    <div className={cx("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border p-3", tints[state])}>
      <StateIcon state={state} className="mt-0.5" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium text-ink">{title}</p>
        {children && <div className="text-cell text-ink">{children}</div>}
      </div>
      {action}
    </div>
  );
}

/** A line across the whole width, always 2rem high: the frame counts on it. */
export function Strip({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div
      className={cx(
        "flex h-8 items-center gap-2 overflow-hidden px-4 text-cell font-medium whitespace-nowrap",
        className,
      )}
    >
      {children}
    </div>
  );
}

const tints: Record<State, string> = {
  good: "border-good/30 bg-good-tint",
  due: "border-due/30 bg-due-tint",
  late: "border-late/30 bg-late-tint",
  broken: "border-broken/30 bg-broken-tint",
  waiting: "border-waiting/30 bg-waiting-tint",
  unknown: "border-unknown/30 bg-unknown-tint",
};

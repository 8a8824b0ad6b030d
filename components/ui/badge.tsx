import { CircleCheck, CircleDashed, Clock, Hourglass, OctagonX, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type State = "good" | "due" | "late" | "broken" | "waiting" | "unknown";

/** A state is a word, an icon and a colour, never the colour alone. `quiet` drops the tint, for dense tables. */
export function StateMark({ state, children, quiet }: { state: State; children: ReactNode; quiet?: boolean }) {
  const { icon: Icon, ink, tint } = looks[state];
  return (
    <span className={cx(markClass, ink, quiet ? "" : cx("rounded-sm px-1.5", tint))}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span>{children}</span>
    </span>
  );
}

export function StateIcon({ state, className }: { state: State; className?: string }) {
  const { icon: Icon, ink } = looks[state];
  return <Icon aria-hidden className={cx("size-4 shrink-0", ink, className)} />;
}

/** A plain fact beside something; it has no state. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex rounded-sm border border-line px-1.5 text-caption text-ink-quiet">{children}</span>
  );
}

const markClass = "inline-flex w-fit items-center gap-1.5 align-middle text-cell font-medium md:whitespace-nowrap";

const looks: Record<State, { icon: LucideIcon; ink: string; tint: string }> = {
  good: { icon: CircleCheck, ink: "text-good", tint: "bg-good-tint" },
  due: { icon: Clock, ink: "text-due", tint: "bg-due-tint" },
  late: { icon: TriangleAlert, ink: "text-late", tint: "bg-late-tint" },
  broken: { icon: OctagonX, ink: "text-broken", tint: "bg-broken-tint" },
  waiting: { icon: Hourglass, ink: "text-waiting", tint: "bg-waiting-tint" },
  unknown: { icon: CircleDashed, ink: "text-unknown", tint: "bg-unknown-tint" },
};

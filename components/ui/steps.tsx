import { Check, CircleDot, Circle, CircleMinus, Hourglass, OctagonX, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type StepState = "done" | "current" | "waiting" | "stopped" | "ahead" | "skipped";

export type Step = {
  readonly id: string;
  readonly title: ReactNode;
  readonly state: StepState;
  readonly time?: ReactNode;
  readonly answer?: ReactNode;
  readonly reason?: ReactNode;
  readonly action?: ReactNode;
};

/** A walk from top to bottom: each step with its time and answer and, where it stopped, why and the one thing to do. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol aria-label={label}>
      {steps.map((step, index) => (
        <Item key={step.id} step={step} last={index === steps.length - 1} />
      ))}
    </ol>
  );
}

function Item({ step, last }: { step: Step; last: boolean }) {
  const t = useTranslations("common.step");
  const { icon: Icon, mark } = looks[step.state];
  const here = step.state === "current" || step.state === "waiting" || step.state === "stopped";
  return (
    <li aria-current={here ? "step" : undefined} className="relative flex gap-3 pb-4 last:pb-0">
      {!last && <span aria-hidden className={cx(lineClass, step.state === "done" ? "bg-good" : "bg-line")} />}
      <span className={cx("relative mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full", mark)}>
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <p className={cx("font-medium", step.state === "ahead" && "text-ink-quiet")}>{step.title}</p>
          <p className="text-cell text-ink-quiet">{t(step.state)}</p>
          {step.time && <p className="text-cell text-ink-quiet sm:ms-auto">{step.time}</p>}
        </div>
        {step.answer && <div className="text-ink-quiet">{step.answer}</div>}
        {step.reason && (
          <div
            className={cx("mt-2 rounded-sm border-s-2 px-3 py-2", step.state === "stopped" ? stoppedClass : movesClass)}
          >
            <div className="text-ink">{step.reason}</div>
            {step.action && <div className="mt-2">{step.action}</div>}
          </div>
        )}
        {!step.reason && step.action && <div className="mt-2">{step.action}</div>}
      </div>
    </li>
  );
}

const lineClass = "absolute start-[9px] top-6 bottom-[-2px] w-0.5";

const looks: Record<StepState, { icon: LucideIcon; mark: string }> = {
  done: { icon: Check, mark: "bg-good text-surface" },
  current: { icon: CircleDot, mark: "bg-waiting-tint text-waiting" },
  waiting: { icon: Hourglass, mark: "bg-due-tint text-due" },
  stopped: { icon: OctagonX, mark: "bg-broken-tint text-broken" },
  ahead: { icon: Circle, mark: "text-ink-quiet" },
  skipped: { icon: CircleMinus, mark: "text-ink-quiet" },
};

const stoppedClass = "border-broken bg-broken-tint";
/** It stands, but nobody has to act. */
const movesClass = "border-due bg-due-tint";

import type { RenewalWindow } from "./renewal.ts";

/**
 * waiting: its instant has not come · due: a code is wanted · under_way: a walk is going on · backing_off: an attempt failed and the
 * next one is not offered yet · held: only a person's decision leads on · done: the certificate was renewed · dropped: it is not
 * renewed any more (device ended, certificate expired).
 */
export const planStates = ["waiting", "due", "under_way", "backing_off", "held", "done", "dropped"] as const;
export type PlanState = (typeof planStates)[number];

/** Why a renewal stands at its instant. */
export const instantReasons = ["drawn", "working_time", "late", "spread", "person"] as const;
export type InstantReason = (typeof instantReasons)[number];

export type RenewalPlan = RenewalWindow & {
  readonly notAfter: Date;
  readonly plannedAt: Date;
  readonly instantReason: InstantReason;
  readonly state: PlanState;
  /** Attempts that failed. */
  readonly attempts: number;
  readonly lastFailureAt: Date | null;
  readonly nextTryAt: Date | null;
  /** Since when it needs a person; null while it does not. */
  readonly attentionSince: Date | null;
  /** When the planner looks at it next. */
  readonly lookAt: Date;
};

/** Whether nothing more is planned for it. */
export const isClosed = ({ state }: Pick<RenewalPlan, "state">): boolean => state === "done" || state === "dropped";

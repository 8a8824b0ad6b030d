import type { OtpBlock } from "./otp-eligibility.ts";
import type { RenewalPlan } from "./renewal-plan.ts";

const day = 86_400_000;

/** What the planner knows of a certificate and its device. */
export type RenewalFacts = {
  /** Another certificate has taken its place. */
  readonly renewed: boolean;
  readonly device: { readonly ended: boolean };
  /** What keeps the device from being renewed at all. */
  readonly blocks: readonly OtpBlock[];
  /** A walk is going on and needs nobody. */
  readonly underWay: boolean;
  /** The reason at which a walk stopped until a person acts; null where none did. */
  readonly cause: string | null;
  /** Walks for it that were given up since the plan was drawn. */
  readonly failedSince: number;
};

export const waitReasons = ["not_yet", "backing_off"] as const;
export type WaitReason = (typeof waitReasons)[number];

type WaitCheck = (plan: Pick<RenewalPlan, "plannedAt" | "nextTryAt">, now: Date) => WaitReason | undefined;

const waits: readonly WaitCheck[] = [
  ({ plannedAt }, now) => (plannedAt > now ? "not_yet" : undefined),
  ({ nextTryAt }, now) => (nextTryAt !== null && nextTryAt > now ? "backing_off" : undefined),
];

/** Is it due? Every reason why it is not; none means that it is. */
export const notDueYet = (plan: Pick<RenewalPlan, "plannedAt" | "nextTryAt">, now: Date): readonly WaitReason[] =>
  waits.flatMap((check) => check(plan, now) ?? []);

/** A renewal is overdue when nobody has begun it for so long after its instant. */
const graceMs = 7 * day;
const failuresBeforePerson = 3;
/** Whatever the reason: so little is left that a person must know. */
const endsSoonMs = 31 * day;

export const personReasons = ["blocked", "stopped", "overdue", "failing", "half_gone", "ends_soon"] as const;
export type PersonReason = (typeof personReasons)[number];

type PersonCheck = (plan: RenewalPlan, facts: RenewalFacts, now: Date) => PersonReason | undefined;

const persons: readonly PersonCheck[] = [
  (plan, { blocks }, now) => (blocks.length > 0 && now >= plan.opensAt ? "blocked" : undefined),
  (_plan, { cause }) => (cause === null ? undefined : "stopped"),
  ({ state, plannedAt }, _facts, now) =>
    state === "due" && now.getTime() - plannedAt.getTime() >= graceMs ? "overdue" : undefined,
  ({ attempts }) => (attempts >= failuresBeforePerson ? "failing" : undefined),
  ({ latestAt }, _facts, now) => (now >= latestAt ? "half_gone" : undefined),
  ({ notAfter }, _facts, now) => (notAfter.getTime() - now.getTime() <= endsSoonMs ? "ends_soon" : undefined),
];

/** Does it need a person? Every reason why; none means that it does not. */
export const needsPerson = (plan: RenewalPlan, facts: RenewalFacts, now: Date): readonly PersonReason[] =>
  persons.flatMap((check) => check(plan, facts, now) ?? []);

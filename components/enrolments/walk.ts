import type { StepState } from "#components/ui/steps.tsx";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import { endedStatuses, type EnrolmentStatus } from "#lib/domain/enrolment-lifecycle.ts";
import { actionOf, isReasonCode, waitsForPerson } from "#lib/domain/enrolment-reason.ts";

const renewalStages = ["request", "code", "compliance", "checks", "production", "verified", "proved", "live"] as const;
export type Stage = (typeof renewalStages)[number];

const onboardingStages: readonly Stage[] = renewalStages.filter((stage) => stage !== "proved");

export type WalkFacts = {
  readonly kind?: EnrolmentKind;
  readonly status: EnrolmentStatus;
  readonly reason: { readonly code: string } | null;
  readonly codeExpiresAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly events: readonly { readonly event: string; readonly at: Date; readonly fromStatus: EnrolmentStatus }[];
};

export type StageView = { readonly stage: Stage; readonly state: StepState; readonly at: Date | null };

/** `rest`: over, or up to a person. `soon`: time alone moves it. `now`: the worker is at it. */
export type Pace = "rest" | "soon" | "now";

/** Where a walk stands, stage by stage, and how soon it may move without anybody's doing. */
export function walkOf(facts: WalkFacts): { stages: readonly StageView[]; here: Stage | undefined; pace: Pace } {
  const stages = facts.kind === "renewal" ? renewalStages : onboardingStages;
  const at = placeOf(facts, stages);
  const here = endedStatuses.includes(facts.status) ? undefined : stages[at];
  const views = stages.map((stage, index): StageView => {
    const state = index < at ? stateBehind(facts, stage) : index === at ? stateHere(facts, stage) : restOf(facts);
    return { stage, state, at: timeOf(facts, stage, state) };
  });
  return { stages: views, here, pace: paceOf(facts, here) };
}

const places: Readonly<Record<Exclude<EnrolmentStatus, "ready" | "abandoned">, Stage | "end">> = {
  compliance_requested: "compliance",
  compliant_pending: "checks",
  checked: "production",
  production_requested: "production",
  issued: "verified",
  active: "end",
  shape_tested: "live",
};

function placeOf(facts: WalkFacts, stages: readonly Stage[]): number {
  const { status, reason, codeExpiresAt } = facts;
  if (status === "abandoned") return placeOf({ ...facts, reason: null, ...lastBefore(facts) }, stages);
  if (reason?.code === "compliance_certificate_unusable") return stages.indexOf("compliance");
  if (status === "issued" && facts.kind === "renewal") return stages.indexOf(proofOf(facts));
  if (status !== "ready") return indexOf(places[status], stages);
  const wantsCode = reason === null ? codeExpiresAt === null : asksForCode(reason.code);
  return stages.indexOf(wantsCode ? "code" : "compliance");
}

const indexOf = (stage: Stage | "end", stages: readonly Stage[]): number =>
  stage === "end" ? stages.length : stages.indexOf(stage);

/** Where a renewal stands that has its new certificate. */
function proofOf(facts: WalkFacts): Stage {
  if (happened(facts, "proved")) return "live";
  return happened(facts, "verified") ? "proved" : "verified";
}

const happened = ({ events }: WalkFacts, name: string): boolean => events.some(({ event }) => event === name);

function lastBefore({ events }: WalkFacts): { status: EnrolmentStatus } {
  const from = events.findLast(({ event }) => event === "abandoned")?.fromStatus ?? "ready";
  return { status: from === "abandoned" ? "ready" : from };
}

const asksForCode = (code: string): boolean => isReasonCode(code) && actionOf(code) === "give_code";

/** A renewal that was granted at once has no compliance certificate and no checks. */
function stateBehind(facts: WalkFacts, stage: Stage): StepState {
  const complied = stage === "compliance" || stage === "checks";
  const atOnce =
    facts.kind === "renewal" && happened(facts, "productionIssued") && !happened(facts, "complianceIssued");
  return complied && atOnce ? "skipped" : "done";
}

function stateHere({ status, reason }: WalkFacts, stage: Stage): StepState {
  if (status === "abandoned" || status === "shape_tested") return "skipped";
  if (reason !== null) return waitsForPerson(reason.code) ? "stopped" : "waiting";
  return stage === "code" ? "waiting" : "current";
}

const restOf = ({ status }: WalkFacts): StepState => (status === "abandoned" ? "skipped" : "ahead");

const ends: Readonly<Record<Stage, readonly string[]>> = {
  request: ["started"],
  code: ["codeGiven"],
  compliance: ["complianceIssued"],
  checks: ["checksPassed"],
  production: ["productionIssued"],
  verified: ["verified", "activated", "shapeTested"],
  proved: ["proved"],
  live: ["activated"],
};

function timeOf({ events, updatedAt }: WalkFacts, stage: Stage, state: StepState): Date | null {
  if (state === "stopped") return updatedAt;
  if (state !== "done") return null;
  return ends[stage].flatMap((end) => events.findLast(({ event }) => event === end)?.at ?? []).at(0) ?? null;
}

function paceOf({ reason }: WalkFacts, here: Stage | undefined): Pace {
  if (here === undefined || here === "code") return "rest";
  if (reason === null) return "now";
  return waitsForPerson(reason.code) ? "rest" : "soon";
}

import type { StageView } from "#components/enrolments/walk.ts";
import type { EnrolmentWords } from "#components/enrolments/reason-words.ts";
import type { EnrolmentView } from "#lib/services/enrolments/queries.ts";

export type AnswerFacts = {
  readonly walk: EnrolmentView;
  /** When the code that is held ends, as a time of day. */
  readonly until: string | null;
};

/** What one stage says of itself: what was answered, or what is being asked. */
export function answerOf(t: EnrolmentWords, { stage, state }: StageView, facts: AnswerFacts): string | undefined {
  const { walk } = facts;
  const done = state === "done";
  const here = state === "current" || state === "waiting" || state === "stopped";
  if (!done && !here) {
    const complied = stage === "compliance" || stage === "checks";
    if (state === "skipped" && complied && walk.kind === "renewal" && walk.status !== "abandoned")
      return t("answer.renewedAtOnce");
    const sandbox = stage === "live" && walk.environment === "sandbox";
    return sandbox ? t("answer.liveNever") : undefined;
  }
  switch (stage) {
    case "request":
      return t("answer.requestDone");
    case "code":
      return codeAnswer(t, done, facts);
    case "compliance":
      if (walk.kind === "renewal") return done ? t("answer.renewalDone") : t("answer.renewalAsking");
      return done ? t("answer.complianceDone") : t("answer.complianceAsking");
    case "checks":
      return checksAnswer(t, done, walk);
    case "production":
      return done ? t("answer.productionDone") : t("answer.productionAsking");
    case "verified":
      if (walk.status === "shape_tested") return t("answer.shapeTested");
      return done ? t("answer.verifiedDone") : t("answer.verifying");
    case "proved":
      return done ? t("answer.provedDone") : t("answer.proving");
    case "live":
      return t("answer.liveDone");
  }
}

function codeAnswer(t: EnrolmentWords, done: boolean, { until }: AnswerFacts): string {
  if (until !== null) return t("answer.codeHeld", { time: until });
  return done ? t("answer.codeSpent") : t("answer.codeWaiting");
}

function checksAnswer(t: EnrolmentWords, done: boolean, { checks }: EnrolmentView): string {
  const passed = checks.filter(({ status }) => status.startsWith("passed")).length;
  return done
    ? t("answer.checksDone", { all: checks.length })
    : t("answer.checksRunning", { passed, all: checks.length });
}

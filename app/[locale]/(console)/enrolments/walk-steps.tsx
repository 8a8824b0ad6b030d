import { getTranslations } from "next-intl/server";
import { Checks } from "#components/enrolments/checks.tsx";
import { Follow } from "#components/enrolments/follow.tsx";
import { whatHappened } from "#components/enrolments/reason-words.ts";
import { walkOf, type StageView } from "#components/enrolments/walk.ts";
import { Steps, type Step } from "#components/ui/steps.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { EnrolmentView } from "#lib/services/enrolments/queries.ts";
import { answerOf, type AnswerFacts } from "./answers.ts";
import { NextStep, type WalkPlace } from "./next-step.tsx";
import { StopReason } from "./stop-reason.tsx";

type Props = {
  walk: EnrolmentView;
  place: WalkPlace;
  /** Whether the walk has moved since the rest of the page was read, which is then read again. */
  moved?: boolean;
};

/** One enrolment as a vertical walk that moves while the worker runs. */
export async function WalkSteps({ walk, place, moved = false }: Props) {
  const [t, format] = await Promise.all([getTranslations("enrolments"), getFormat()]);
  const { stages, here, pace } = walkOf(walk);
  const facts: AnswerFacts = { walk, until: walk.codeExpiresAt && format.time(walk.codeExpiresAt) };
  const last = stages.findLast(({ state }) => state !== "ahead" && state !== "skipped");
  const said = last && t("announce", { stage: t(`stage.${last.stage}`), answer: answerOf(t, last, facts) ?? "" });

  const step = (view: StageView): Step => ({
    id: view.stage,
    title: t(`stage.${view.stage}`),
    state: view.state,
    time: view.at && <TimeText at={view.at.toISOString()} />,
    answer: (
      <>
        <p>{answerOf(t, view, facts)}</p>
        {view.stage === "checks" && view.state !== "ahead" && view.state !== "skipped" && (
          <Checks checks={walk.checks} map={walk.functionalityMap} />
        )}
      </>
    ),
    ...(view.stage === here && walk.reason ? { reason: <StopReason walk={walk} reason={walk.reason} /> } : {}),
    ...(view.stage === here ? { action: <NextStep walk={walk} place={place} /> } : {}),
  });
  return (
    <ClientMessages also={["devices", "enrolments"]}>
      <Steps label={t("walk")} steps={stages.map(step)} />
      <Follow pace={moved ? "now" : pace} words={walk.reason ? whatHappened(t, walk.reason.code) : (said ?? "")} />
    </ClientMessages>
  );
}

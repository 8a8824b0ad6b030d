import { getTranslations } from "next-intl/server";
import { standingOf } from "#components/documents/state.ts";
import { Steps, type Step, type StepState } from "#components/ui/steps.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { DocumentCourse } from "#lib/services/documents/course.ts";
import type { DocumentView } from "#lib/services/documents/schema.ts";
import { Live } from "../live.tsx";

type Props = { view: DocumentView; course: DocumentCourse };

/** What happened to the document, in order, and what comes next; read again while ZATCA has not answered. */
export async function Course({ view, course }: Props) {
  const [t, format] = await Promise.all([getTranslations("documents"), getFormat()]);
  const { word } = standingOf(view.state, view.submission);
  const waits = view.state === "pending" || view.state === "copy_missing";
  const sent: Step = {
    id: "sent",
    title: t("course.sent", { count: view.attempts }),
    state: sentState(view, course),
    answer: waits ? waiting() : undefined,
    ...(course.attentionSince && waits ? { reason: t("course.tellPerson") } : {}),
  };
  const steps: readonly Step[] = [
    {
      id: "issued",
      title: t("course.issued"),
      state: "done",
      time: <TimeText at={view.issuedAt.toISOString()} />,
      answer: t("course.issuedAnswer", { icv: view.icv, device: course.deviceName }),
    },
    ...(view.kind === "simplified" ? [handedOut()] : []),
    sent,
    {
      id: "outcome",
      title: t(`course.${view.submission}`),
      state: outcomeState(view),
      time: course.settledAt && <TimeText at={course.settledAt.toISOString()} />,
      answer: view.state === "pending" ? t("course.notYet", { time: format.dateTime(view.dueAt) }) : t(`told.${word}`),
    },
  ];
  return (
    <>
      <Steps label={t("course.title")} steps={steps} />
      <Live document={view.id} soon={waits} words={t(`outcome.${word}`)} />
    </>
  );

  function handedOut(): Step {
    return { id: "given", title: t("course.given"), state: "done", answer: t("course.givenAnswer") };
  }
  function waiting(): string {
    if (course.askedAt) return t("course.asking");
    return course.nextAttemptAt ? t("course.next", { time: format.dateTime(course.nextAttemptAt) }) : t("course.held");
  }
}

function sentState({ state, attempts }: DocumentView, { askedAt }: DocumentCourse): StepState {
  if (state === "stopped") return "stopped";
  if (state === "pending") return askedAt ? "current" : attempts === 0 ? "waiting" : "current";
  return "done";
}

function outcomeState({ state }: DocumentView): StepState {
  switch (state) {
    case "accepted":
    case "accepted_with_warnings":
      return "done";
    case "copy_missing":
      return "waiting";
    case "rejected":
    case "stopped":
      return "stopped";
    case "pending":
      return "ahead";
  }
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Follow } from "#components/enrolments/follow.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showSession } from "#lib/services/otp-sessions/queries.ts";
import { simulatorPortal } from "#lib/web/gateway-environments.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { BatchClock } from "../batch-clock.tsx";
import { batchViews, linkViews } from "../batch-view.ts";
import { CodesForm } from "../codes-form.tsx";
import { DeviceRows } from "../device-rows.tsx";
import { HandOffLinks } from "../hand-off-links.tsx";
import { Notices } from "../notices.tsx";
import { SessionHead } from "../session-head.tsx";

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions");
  return { title: t("title") };
}

export default async function SessionPage({ params }: Props) {
  const [{ sessionId }, { actor }, t] = await Promise.all([params, requiredSession(), getTranslations("sessions")]);
  const view = await ask(showSession, { sessionId });
  const { session, counts, wanted } = view;
  const { status, kind, environment, vatNumber } = session;
  const isOpen = status === "open" || status === "paused";
  const mayAct = isOpen && canIn(actor, "enrolment:write", session.establishmentId);
  const facts = { sessionId, environment, kind, vatNumber, wanted };
  const summary = t(`summary.${status}`, { done: counts.done, all: session.size, wanted });
  const busy = counts.given + counts.spent + counts.preparing > 0;
  return (
    <ClientMessages also={["sessions", "devices"]}>
      <SessionHead view={view} mayAct={mayAct} summary={summary} />
      <Notices view={view} />
      {view.batches.length > 0 && <BatchClock batches={batchViews(view)} isOver={!isOpen} />}
      {mayAct && <CodesForm {...facts} portal={await simulatorPortal()} />}
      <DeviceRows view={view} />
      {mayAct && <HandOffLinks sessionId={sessionId} links={linkViews(view)} />}
      <Follow pace={status !== "open" ? "rest" : busy ? "now" : "soon"} words={summary} />
    </ClientMessages>
  );
}

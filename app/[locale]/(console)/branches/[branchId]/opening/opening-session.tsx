import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import type { SessionView } from "#lib/services/otp-sessions/queries.ts";
import { simulatorPortal } from "#lib/web/gateway-environments.ts";
import { BatchClock } from "../../../enrolments/sessions/batch-clock.tsx";
import { batchViews } from "../../../enrolments/sessions/batch-view.ts";
import { CodesForm } from "../../../enrolments/sessions/codes-form.tsx";
import { DeviceRows } from "../../../enrolments/sessions/device-rows.tsx";
import { Notices } from "../../../enrolments/sessions/notices.tsx";

/** The session of these devices, as its own page shows it. */
export async function OpeningSession({ view }: { view: SessionView }) {
  const t = await getTranslations("opening.session");
  const { id: sessionId, environment, kind, vatNumber } = view.session;
  const facts = { sessionId, environment, kind, vatNumber, wanted: view.wanted };
  return (
    <>
      <Notices view={view} />
      {view.batches.length > 0 && <BatchClock batches={batchViews(view)} isOver={false} />}
      {(view.wanted > 0 || view.batches.length === 0) && <CodesForm {...facts} portal={await simulatorPortal()} />}
      <DeviceRows view={view} />
      <LinkButton href={`/enrolments/sessions/${sessionId}`} className="w-fit">
        {t("own")}
      </LinkButton>
    </>
  );
}

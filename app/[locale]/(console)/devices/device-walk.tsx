import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { showEnrolment } from "#lib/services/enrolments/queries.ts";
import { simulatorPortal } from "#lib/web/gateway-environments.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { ActForm } from "../enrolments/act-form.tsx";
import { WalkSteps } from "../enrolments/walk-steps.tsx";
import type { DeviceView } from "./device-view.ts";

/** The walk that is under way or was the last; without one, how to begin. */
export async function DeviceWalk({ view }: { view: DeviceView }) {
  const { device, place, enrolments } = view;
  const [{ actor }, t, words] = await Promise.all([
    requiredSession(),
    getTranslations("devices.page"),
    getTranslations("enrolments"),
  ]);
  const last = enrolments.find(({ environment }) => environment === device.environment);
  const mayAct = canIn(actor, "enrolment:write", device.establishmentId) && device.status !== "ended";
  if (last === undefined || last.status === "abandoned")
    return device.status === "draft" ? <Begin view={view} mayAct={mayAct} abandonedAt={last?.updatedAt} /> : null;

  const walk = await ask(showEnrolment, { enrolmentId: last.id });
  const here = {
    deviceName: device.name,
    branchId: device.branchId,
    vatNumber: place?.establishment.vatNumber ?? "",
    portal: await simulatorPortal(),
    mayAct,
  };
  const open = <LinkButton href={`/enrolments/${last.id}`}>{words("openPage")}</LinkButton>;
  return (
    <Section title={t("enrolment")} note={words(`kind.${last.kind}`)} actions={open}>
      <WalkSteps walk={walk} place={here} moved={walk.status !== last.status} />
    </Section>
  );
}

type BeginProps = { view: DeviceView; mayAct: boolean; abandonedAt: Date | undefined };

async function Begin({ view: { device }, mayAct, abandonedAt }: BeginProps) {
  const [t, format] = await Promise.all([getTranslations("devices.page"), getFormat()]);
  return (
    <Section title={t("startTitle")}>
      <div className="flex max-w-160 flex-col gap-3">
        <p>{abandonedAt ? t("startAgainText", { date: format.dateTime(abandonedAt) }) : t("startText")}</p>
        {mayAct && (
          <ClientMessages also={["devices"]}>
            <ActForm act="start" values={{ deviceId: device.id }}>
              {t("start")}
            </ActForm>
          </ClientMessages>
        )}
      </div>
    </Section>
  );
}

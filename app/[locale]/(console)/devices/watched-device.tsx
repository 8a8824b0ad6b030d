import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { canIn } from "#lib/actor.ts";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { currentContext } from "#lib/web/session.ts";
import { ActForm } from "../enrolments/act-form.tsx";
import type { DeviceView } from "./device-view.ts";

/** What it means that a device is only watched, and the ways out of that. */
export async function WatchedDevice({ view: { device, enrolments } }: { view: DeviceView }) {
  if (device.custody !== "watched" || device.status === "ended") return null;
  const [{ actor }, t] = await Promise.all([currentContext(), getTranslations("takeOver.device")]);
  const { id, establishmentId } = device;
  const open = enrolments.some(
    ({ status, environment }) => environment === device.environment && !endedStatuses.includes(status),
  );
  const mayBring = canIn(actor, "fleet:write", establishmentId) && !open;
  const mayOnboard = canIn(actor, "enrolment:write", establishmentId) && !open;
  const place = `?establishment=${establishmentId}`;
  return (
    <Banner
      state="waiting"
      title={t("watchedTitle")}
      action={
        <span className="flex flex-wrap gap-2">
          {mayBring && <LinkButton href={`/take-over${place}`}>{t("newer")}</LinkButton>}
          {mayOnboard && (
            <ClientMessages also={["devices"]}>
              <Dialog trigger={<Button>{t("onboard")}</Button>} title={t("onboard")} description={t("onboardText")}>
                <ActForm act="start" values={{ deviceId: id }}>
                  {t("onboard")}
                </ActForm>
              </Dialog>
            </ClientMessages>
          )}
          {mayBring && (
            <LinkButton kind="primary" href={`/take-over/key${place}&device=${id}`}>
              {t("takeOver")}
            </LinkButton>
          )}
        </span>
      }
    >
      {t("watchedText")}
    </Banner>
  );
}

import { getTranslations } from "next-intl/server";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { ActForm } from "../enrolments/act-form.tsx";
import type { DeviceView } from "./device-view.ts";

/** A second walk beside a live device; not offered while one is open. */
export async function OnboardAgain({ view: { device, enrolments } }: { view: DeviceView }) {
  const t = await getTranslations("devices.page");
  const open = enrolments.some(
    ({ status, environment }) => environment === device.environment && !endedStatuses.includes(status),
  );
  if (open || device.custody !== "central") return null;
  return (
    <ClientMessages also={["devices"]}>
      <Dialog trigger={<Button>{t("onboardAgain")}</Button>} title={t("onboardAgain")} description={t("renewText")}>
        <ActForm act="start" values={{ deviceId: device.id }}>
          {t("start")}
        </ActForm>
      </Dialog>
    </ClientMessages>
  );
}

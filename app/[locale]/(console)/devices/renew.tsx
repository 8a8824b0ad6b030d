import { getTranslations } from "next-intl/server";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { renewalDueFrom } from "#lib/domain/renewal.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { currentContext } from "#lib/web/session.ts";
import { ActForm } from "../enrolments/act-form.tsx";
import type { DeviceView } from "./device-view.ts";
import { liveCertificate } from "./live-certificate.ts";

/** Begins a renewal beside the live certificate: the first thing to do once it is due, offered quietly before. */
export async function Renew({ view }: { view: DeviceView }) {
  const { device, enrolments } = view;
  const live = liveCertificate(view);
  const open = enrolments.some(
    ({ status, environment }) => environment === device.environment && !endedStatuses.includes(status),
  );
  if (live === undefined || open || device.custody !== "central") return null;
  const [t, { clock }] = await Promise.all([getTranslations("devices.page"), currentContext()]);
  const due = renewalDueFrom({ notBefore: new Date(live.notBefore), notAfter: new Date(live.notAfter) }) <= clock.now();
  return (
    <ClientMessages also={["devices"]}>
      <ActForm
        act="renew"
        values={{ deviceId: device.id }}
        kind={due ? "primary" : "quiet"}
        note={due ? t("renewDue") : undefined}
      >
        {t("renew")}
      </ActForm>
    </ClientMessages>
  );
}

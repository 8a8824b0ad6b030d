"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { ActRow } from "./act-row.tsx";
import { promote, replace } from "./actions.ts";
import { Decommission } from "./decommission.tsx";
import { StateRevocation } from "./state-revocation.tsx";
import { StopWatching } from "./stop-watching.tsx";
import { Suspend } from "./suspend.tsx";
import type { EndsView } from "./view.ts";

/** What can be done about a unit that is in use, the lesser acts first. */
export function EndActs({ view }: { view: EndsView }) {
  const t = useTranslations("devices.ends");
  const words = useTranslations("takeOver.device");
  const { deviceId, name, status, environment, central } = view;
  const promotable = environment === "simulation" && central && status === "live" && !view.promoted;
  return (
    <Section title={t("title")}>
      <ul className="flex flex-col divide-y">
        {view.watched && (
          <ActRow says={words("stop.row")}>
            <StopWatching deviceId={deviceId} name={name} />
          </ActRow>
        )}
        {status === "live" && !view.watched && (
          <ActRow says={t("suspend.row")}>
            <Suspend deviceId={deviceId} name={name} />
          </ActRow>
        )}
        {promotable && (
          <ActRow says={t("promote.row")}>
            <Promote deviceId={deviceId} />
          </ActRow>
        )}
        {central && !view.replaced && (
          <ActRow says={t("replace.row")}>
            <Replace view={view} />
          </ActRow>
        )}
        {environment !== "sandbox" && !view.revoking && (
          <ActRow says={t("revocation.row")}>
            <StateRevocation deviceId={deviceId} name={name} stops={status === "live"} />
          </ActRow>
        )}
        <ActRow says={t("decommission.row")}>
          <Decommission view={view} />
        </ActRow>
      </ul>
    </Section>
  );
}

function Promote({ deviceId }: { deviceId: string }) {
  const t = useTranslations("devices.ends.promote");
  return (
    <FreshForm action={promote}>
      <input type="hidden" name="deviceId" value={deviceId} />
      <SubmitButton kind="quiet" className="w-fit">
        {t("verb")}
      </SubmitButton>
    </FreshForm>
  );
}

function Replace({ view: { deviceId, name, status } }: { view: EndsView }) {
  const t = useTranslations("devices.ends.replace");
  return (
    <ConfirmTyped
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { name })}
      thing={name}
      consequence={t("consequence")}
      lesser={status === "live" && <Suspend deviceId={deviceId} name={name} />}
      verb={t("verb")}
      action={replace}
    >
      <input type="hidden" name="deviceId" value={deviceId} />
    </ConfirmTyped>
  );
}

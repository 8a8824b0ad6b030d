"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { TextField } from "#components/form/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import { decommission } from "./actions.ts";
import { Suspend } from "./suspend.tsx";
import type { EndsView } from "./view.ts";

/** Takes a unit out of use for good: what follows first, suspending as the lesser act, then the typed name. */
export function Decommission({ view }: { view: EndsView }) {
  const t = useTranslations("devices.ends.decommission");
  const id = useId();
  const { deviceId, name, waiting, until } = view;
  return (
    <ConfirmTyped
      trigger={<Button kind="danger">{t("open")}</Button>}
      title={t("title", { name })}
      thing={name}
      consequence={t("consequence")}
      lesser={view.status === "live" && !view.watched && <Suspend deviceId={deviceId} name={name} />}
      verb={t("verb")}
      action={decommission}
    >
      <input type="hidden" name="deviceId" value={deviceId} />
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {until && <li>{t("certificate", { date: until })}</li>}
        {until && view.environment !== "sandbox" && <li>{t("portal")}</li>}
        {view.replaced && <li>{t("successor")}</li>}
        <li>{t("waiting", { count: waiting })}</li>
      </ul>
      {waiting > 0 && <Checkbox id={id} name="waitingAccepted" value="true" label={t("accept", { count: waiting })} />}
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} dir="auto" required />
    </ConfirmTyped>
  );
}

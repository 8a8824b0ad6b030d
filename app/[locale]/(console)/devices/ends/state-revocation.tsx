"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { TextField } from "#components/form/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { state } from "./actions.ts";

/** Records that a unit was revoked in the portal; `stops` says that this suspends it at once. */
export function StateRevocation({ deviceId, name, stops }: { deviceId: string; name: string; stops: boolean }) {
  const t = useTranslations("devices.ends.revocation");
  return (
    <ConfirmTyped
      trigger={<Button kind={stops ? "danger" : "quiet"}>{t("open")}</Button>}
      title={t("title", { name })}
      thing={name}
      consequence={t(stops ? "consequenceLive" : "consequence")}
      verb={t("verb")}
      action={state}
    >
      <input type="hidden" name="deviceId" value={deviceId} />
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} dir="auto" required />
    </ConfirmTyped>
  );
}

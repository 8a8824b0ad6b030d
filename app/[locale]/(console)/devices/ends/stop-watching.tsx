"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { TextField } from "#components/form/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { putAway } from "../../take-over/actions.ts";

/** Puts a device away that was only watched. */
export function StopWatching({ deviceId, name }: { deviceId: string; name: string }) {
  const t = useTranslations("takeOver.device.stop");
  return (
    <ConfirmTyped
      trigger={<Button kind="danger">{t("open")}</Button>}
      title={t("title", { name })}
      thing={name}
      consequence={t("consequence")}
      verb={t("verb")}
      action={putAway}
    >
      <input type="hidden" name="deviceId" value={deviceId} />
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} dir="auto" required />
    </ConfirmTyped>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { TextField } from "#components/form/fields.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { archive } from "./actions.ts";

/** A draft is put away, typed and with its reason; editing it is the lesser act. */
export function ArchiveDraft({ deviceId, name }: { deviceId: string; name: string }) {
  const t = useTranslations("devices");
  return (
    <div className="flex justify-end">
      <ConfirmTyped
        trigger={<Button kind="danger">{t("archive.open")}</Button>}
        title={t("archive.title", { name })}
        thing={name}
        consequence={t("archive.consequence")}
        lesser={<LinkButton href={`/devices/${deviceId}/edit`}>{t("edit.open")}</LinkButton>}
        verb={t("archive.verb")}
        action={archive}
      >
        <input type="hidden" name="deviceId" value={deviceId} />
        <TextField name="reason" label={t("archive.reason")} hint={t("archive.reasonHint")} maxLength={500} required />
      </ConfirmTyped>
    </div>
  );
}

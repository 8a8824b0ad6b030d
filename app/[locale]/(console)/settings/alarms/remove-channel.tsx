"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { Button } from "#components/ui/button.tsx";
import { remove } from "./actions.ts";

export function RemoveChannel({ channelId, name }: { channelId: string; name: string }) {
  const t = useTranslations("channels.remove");
  return (
    <ConfirmTyped
      trigger={<Button kind="bare">{t("open")}</Button>}
      title={t("title")}
      thing={name}
      consequence={t("consequence")}
      verb={t("verb")}
      action={remove}
      done={t("done")}
    >
      <input type="hidden" name="channelId" value={channelId} />
    </ConfirmTyped>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { Button } from "#components/ui/button.tsx";
import { reinstate } from "./actions.ts";

/** The last resort after a renewal: typed, because ZATCA may have revoked what is taken back. */
export function TakeBack({ credentialId, name }: { credentialId: string; name: string }) {
  const t = useTranslations("devices.page.reinstate");
  return (
    <ConfirmTyped
      trigger={<Button kind="bare">{t("open")}</Button>}
      title={t("title")}
      thing={name}
      consequence={t("consequence")}
      verb={t("verb")}
      action={reinstate}
    >
      <input type="hidden" name="credentialId" value={credentialId} />
    </ConfirmTyped>
  );
}

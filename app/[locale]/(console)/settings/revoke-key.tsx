"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { Button } from "#components/ui/button.tsx";
import { revoke } from "./actions.ts";

/** Typed, because the program that holds the key stops at once. */
export function RevokeKey({ keyId, name }: { keyId: string; name: string }) {
  const t = useTranslations("settings.keys.revoke");
  return (
    <ConfirmTyped
      trigger={
        <Button kind="danger" className="w-fit">
          {t("open")}
        </Button>
      }
      title={t("title")}
      thing={name}
      consequence={t("consequence")}
      verb={t("verb")}
      action={revoke}
      done={t("done")}
    >
      <input type="hidden" name="keyId" value={keyId} />
    </ConfirmTyped>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { Button } from "#components/ui/button.tsx";
import { recordRevoked } from "./actions.ts";

/** Ends a device here that the portal's list shows as revoked; typed, because it signs nothing afterwards. */
export function RecordRevoked({ discrepancyId, name }: { discrepancyId: string; name: string }) {
  const t = useTranslations("reconciliation.record");
  return (
    <ConfirmTyped
      trigger={<Button kind="danger">{t("open")}</Button>}
      title={t("title")}
      thing={name}
      consequence={t("consequence")}
      verb={t("verb")}
      action={recordRevoked}
    >
      <input type="hidden" name="discrepancyId" value={discrepancyId} />
    </ConfirmTyped>
  );
}

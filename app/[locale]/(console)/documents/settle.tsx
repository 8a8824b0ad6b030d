"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { TextField } from "#components/form/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { settle } from "./actions.ts";

type Props = { documentId: string; number: string; verdict: "accepted" | "rejected"; standard: boolean };

/** A person's word for what ZATCA's portal shows. Typed, because Khatm believes it. */
export function Settle({ documentId, number, verdict, standard }: Props) {
  const t = useTranslations("documents.stopped.settle");
  const what = verdict === "accepted" && standard ? "cleared" : verdict;
  return (
    <ConfirmTyped
      trigger={<Button kind={verdict === "rejected" ? "danger" : "quiet"}>{t(`${verdict}.open`)}</Button>}
      title={t(`${verdict}.title`)}
      thing={number}
      consequence={t(`consequence.${what}`)}
      verb={t(`${verdict}.verb`)}
      action={settle}
    >
      <input type="hidden" name="documentId" value={documentId} />
      <input type="hidden" name="verdict" value={verdict} />
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} required />
    </ConfirmTyped>
  );
}

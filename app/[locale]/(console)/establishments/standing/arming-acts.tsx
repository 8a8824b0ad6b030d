"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { TextField } from "#components/form/fields.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { arm, disarm } from "./actions.ts";
import { ReasonAct } from "./reason-act.tsx";

type Props = { establishmentId: string; vatNumber: string; proven: boolean };

/** Opens production; without proof from the simulation only on the owner's word, with its reason. */
export function Arm({ establishmentId, vatNumber, proven }: Props) {
  const t = useTranslations("establishments.arming");
  const rehearse = <LinkButton href={`/devices?establishment=${establishmentId}`}>{t("rehearse")}</LinkButton>;
  return (
    <ConfirmTyped
      trigger={<Button kind={proven ? "primary" : "danger"}>{t(proven ? "open" : "openAnyway")}</Button>}
      title={t("title")}
      thing={vatNumber}
      consequence={t(proven ? "consequence" : "consequenceAnyway")}
      lesser={!proven && rehearse}
      verb={t("verb")}
      action={arm}
    >
      <input type="hidden" name="establishmentId" value={establishmentId} />
      {!proven && (
        <TextField name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} dir="auto" required />
      )}
    </ConfirmTyped>
  );
}

export function Disarm({ establishmentId }: { establishmentId: string }) {
  const t = useTranslations("establishments.arming.disarm");
  const words = {
    open: t("open"),
    title: t("title"),
    text: t("text"),
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    verb: t("verb"),
  };
  return <ReasonAct establishmentId={establishmentId} words={words} action={disarm} />;
}

"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { Button } from "#components/ui/button.tsx";
import { abandon } from "./actions.ts";

type Props = { enrolmentId: string; deviceName: string };

/** Typed, because the walk cannot be taken up again. */
export function Abandon({ enrolmentId, deviceName }: Props) {
  const t = useTranslations("enrolments.abandon");
  return (
    <ConfirmTyped
      trigger={
        <Button kind="bare" className="first:-ms-3 [.w-full+&]:-ms-3">
          {t("open")}
        </Button>
      }
      title={t("title")}
      thing={deviceName}
      consequence={t("consequence")}
      verb={t("verb")}
      action={abandon}
    >
      <input type="hidden" name="enrolmentId" value={enrolmentId} />
    </ConfirmTyped>
  );
}

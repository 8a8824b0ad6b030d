"use client";

import { Pause, Play, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import type { OtpSessionStatus } from "#lib/domain/otp-session.ts";
import { cancel, pause, resume, retry } from "./actions.ts";

type Props = { sessionId: string; status: OtpSessionStatus; failed: number };

const acts = { pause, resume, retry };

/** Pause or resume, try again what failed, and the way out. */
export function SessionActs({ sessionId, status, failed }: Props) {
  const t = useTranslations("sessions.act");
  const id = <input type="hidden" name="sessionId" value={sessionId} />;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {failed > 0 && <Act act="retry" sessionId={sessionId} icon={<RotateCw aria-hidden />} />}
      {status === "open" && <Act act="pause" sessionId={sessionId} icon={<Pause aria-hidden />} />}
      {status === "paused" && <Act act="resume" sessionId={sessionId} icon={<Play aria-hidden />} />}
      <ConfirmTyped
        trigger={<Button kind="bare">{t("cancel")}</Button>}
        title={t("cancelTitle")}
        thing={t("cancelThing")}
        consequence={t("cancelText")}
        verb={t("cancelVerb")}
        action={cancel}
      >
        {id}
      </ConfirmTyped>
    </div>
  );
}

function Act({ act, sessionId, icon }: { act: keyof typeof acts; sessionId: string; icon: ReactNode }) {
  const t = useTranslations("sessions.act");
  return (
    <FreshForm action={acts[act]} className="gap-1!">
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton kind="quiet" icon={icon}>
        {t(act)}
      </SubmitButton>
    </FreshForm>
  );
}

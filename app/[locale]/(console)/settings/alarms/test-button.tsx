"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { sendTest } from "./actions.ts";
import { isReason } from "./reason.ts";

type Result = Awaited<ReturnType<typeof sendTest>>;
type Ended = Extract<Result, { ok: true }>["value"];

/** Sends whoever presses it a message this way, and says how that really ended. Without a channel it is the console. */
export function TestButton({ establishmentId, channelId }: { establishmentId: string; channelId?: string }) {
  const t = useTranslations("channels");
  const [ended, setEnded] = useState<Ended>();
  const submit = async (previous: Result | undefined, form: FormData): Promise<Result> => {
    const result = await sendTest(previous, form);
    setEnded(result.ok ? result.value : undefined);
    return result;
  };
  return (
    <Form action={submit} done={ended && <Words ended={ended} isConsole={channelId === undefined} />}>
      <input type="hidden" name="establishmentId" value={establishmentId} />
      <input type="hidden" name="channelId" value={channelId ?? ""} />
      <SubmitButton kind="quiet" className="w-fit">
        {t("test.send")}
      </SubmitButton>
    </Form>
  );
}

/** A channel's row says it too, so there it is for those who only hear the page. */
function Words({ ended: { outcome, reason: code }, isConsole }: { ended: Ended; isConsole: boolean }) {
  const t = useTranslations("channels");
  const reason = t(`reason.${isReason(code) ? code : "other"}`);
  const words = isConsole && outcome === "confirmed" ? t("test.inConsole") : t(`test.${outcome}`, { reason });
  if (!isConsole) return <span className="sr-only">{words}</span>;
  return <StateMark state={looks[outcome]}>{words}</StateMark>;
}

const looks = { confirmed: "good", failed: "broken", unknown: "unknown" } as const;

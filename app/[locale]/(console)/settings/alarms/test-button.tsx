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
export function TestButton({ establishmentId, channelId = "" }: { establishmentId: string; channelId?: string }) {
  const t = useTranslations("channels");
  const [ended, setEnded] = useState<Ended>();
  const submit = async (previous: Result | undefined, form: FormData): Promise<Result> => {
    const result = await sendTest(previous, form);
    setEnded(result.ok ? result.value : undefined);
    return result;
  };
  const reason = t(`reason.${ended && isReason(ended.reason) ? ended.reason : "other"}`);
  return (
    <Form
      action={submit}
      done={ended && <StateMark state={looks[ended.outcome]}>{t(`test.${ended.outcome}`, { reason })}</StateMark>}
    >
      <input type="hidden" name="establishmentId" value={establishmentId} />
      <input type="hidden" name="channelId" value={channelId} />
      <SubmitButton kind="quiet">{t("test.send")}</SubmitButton>
    </Form>
  );
}

const looks = { confirmed: "good", failed: "broken", unknown: "unknown" } as const;

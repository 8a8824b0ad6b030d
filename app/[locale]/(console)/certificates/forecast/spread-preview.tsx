"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { spread, type preview } from "./actions.ts";

export type Wave = readonly { readonly name: string; readonly value: string }[];
type Shown = Extract<Awaited<ReturnType<typeof preview>>, { ok: true }>["value"];

/** How many renewals there would be in each week, and the confirmation; afterwards how many really moved. */
export function SpreadPreview({ wave, shown: { size, moved, weeks } }: { wave: Wave; shown: Shown }) {
  const t = useTranslations("certificates.forecast");
  const [answer, submit] = useAnswer(spread);
  const done = answer?.moved;
  if (size === 0) return <p>{t("nothing")}</p>;
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <p>{t("would", { size, moved })}</p>
      <ul className="text-cell">
        {weeks.map(({ week, renewals }) => (
          <li key={week} className="flex gap-x-4 border-t py-1.5 first:border-t-0">
            <span className="min-w-32 text-ink-quiet">
              <TimeText at={`${week}T12:00:00+03:00`} precision="day" relative={false} />
            </span>
            <span>{t("renewals", { count: renewals })}</span>
          </li>
        ))}
      </ul>
      {moved > 0 && (
        <Form
          action={submit}
          done={done !== undefined && <StateMark state="good">{t("done", { count: done })}</StateMark>}
        >
          {wave.map(({ name, value }) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="empty:hidden">
            {done === undefined && <SubmitButton>{t("confirm", { count: moved })}</SubmitButton>}
          </div>
        </Form>
      )}
    </div>
  );
}

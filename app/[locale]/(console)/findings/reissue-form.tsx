"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { OfCause } from "#lib/services/findings/schema.ts";
import { reissue } from "./actions.ts";
import { CauseFields } from "./handle-form.tsx";

type Props = {
  cause: OfCause;
  count: number;
  /** The field that one right value mends for all, in words. */ field?: string;
};
type Result = Awaited<ReturnType<typeof reissue>>;
type Ended = Extract<Result, { ok: true }>["value"];

/** Issues the documents of a cause again and says of each what became of it. */
export function ReissueForm({ cause, count, field }: Props) {
  const t = useTranslations("findings.reissue");
  const [ended, submit] = useAnswer(reissue);
  return (
    <Form action={submit} labels={{ value: t("value") }} done={ended && <Ends of={ended} />}>
      <CauseFields cause={cause} />
      {field ? (
        <TextField name="value" label={t("value")} hint={t("valueHint", { field })} dir="auto" maxLength={200} />
      ) : (
        <input type="hidden" name="value" value="" />
      )}
      <SubmitButton className="w-fit">{t("submit", { count })}</SubmitButton>
    </Form>
  );
}

function Ends({ of: { at, issued, refused } }: { of: Ended }) {
  const t = useTranslations("findings.reissue");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-2">
      <StateMark state={issued > 0 ? "waiting" : "broken"}>
        {t("issued", { count: issued, time: format.time(at) })}
      </StateMark>
      {refused.length > 0 && <p>{t("refused", { count: refused.length })}</p>}
      <ul className="flex flex-col gap-1">
        {refused.map(({ documentId, number, why }) => (
          <li key={documentId} className="text-cell">
            <Link href={`/documents/${documentId}`} className="text-accent hover:underline">
              <bdi dir="ltr">{number}</bdi>
            </Link>{" "}
            <span className="text-ink-quiet">{why}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

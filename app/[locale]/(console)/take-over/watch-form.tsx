"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { textOf } from "#components/form/text-of.ts";
import { useAnswer } from "#components/form/use-answer.ts";
import { FileField } from "#components/form/file-field.tsx";
import { Section } from "#components/ui/section.tsx";
import { review } from "./actions.ts";
import type { Choices } from "./choices.ts";
import { CodeField } from "./code-field.tsx";
import { ReviewForm } from "./review-form.tsx";

/** Takes certificates in any shape, shows what they are, and records what is chosen. */
export function WatchForm({ establishmentId, choices }: { establishmentId: string; choices: Choices }) {
  const t = useTranslations("takeOver.watch");
  const [rows, submit] = useAnswer(review);
  const [asked, setAsked] = useState({ environment: "", branchId: "", nth: 0 });
  const labels = { environment: t("environment"), branchId: t("branch"), text: t("text"), files: t("files") };
  const look: typeof submit = async (previous, form) => {
    const result = await submit(previous, form);
    const said = { environment: textOf(form, "environment"), branchId: textOf(form, "branchId") };
    if (result.ok) setAsked(({ nth }) => ({ ...said, nth: nth + 1 }));
    return result;
  };
  return (
    <>
      <Section title={t("title")}>
        <Form action={look} labels={labels}>
          <p className="max-w-prose text-ink-quiet">{t("how")}</p>
          <input type="hidden" name="establishmentId" value={establishmentId} />
          <SelectField
            name="environment"
            label={labels.environment}
            hint={t("environmentHint")}
            options={[{ value: "", label: t("byIssuer") }, ...choices.environments]}
            required
          />
          <SelectField
            name="branchId"
            label={labels.branchId}
            hint={t("branchHint")}
            options={choices.branches}
            required
          />
          <CodeField name="text" label={labels.text} hint={t("textHint")} />
          <FileField name="files" label={labels.files} hint={t("filesHint")} multiple />
          <SubmitButton className="w-fit">{t("look")}</SubmitButton>
        </Form>
      </Section>
      {rows && <ReviewForm key={asked.nth} rows={rows} establishmentId={establishmentId} {...asked} />}
    </>
  );
}

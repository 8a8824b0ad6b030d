"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import { compare } from "./actions.ts";
import { ComparedList } from "./compared-list.tsx";

/** Takes ZATCA's list as it came and says which branches it speaks of. */
export function CompareForm({ environment, establishment }: { environment: Environment; establishment: string }) {
  const t = useTranslations("coverage.compare");
  const id = useId();
  const [compared, send] = useAnswer(compare);
  return (
    <>
      <Form action={send} labels={{ text: t("text") }} className="max-w-3xl">
        <input type="hidden" name="environment" value={environment} />
        <input type="hidden" name="establishment" value={establishment} />
        <Field id={id} label={t("text")} hint={t("hint")}>
          <TextArea id={id} name="text" rows={8} dir="auto" required aria-describedby={`${id}-hint`} />
        </Field>
        <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
      </Form>
      {compared && <ComparedList of={compared} environment={environment} />}
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useField } from "#components/form/context.ts";
import { SelectField } from "#components/form/fields.tsx";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { read } from "./actions.ts";

type Props = { establishmentId: string; environments: readonly Choice[] };

/** Takes a file and leads to its dry run. */
export function UploadForm({ establishmentId, environments }: Props) {
  const t = useTranslations("imports.upload");
  const labels = { file: t("file"), environment: t("environment") };
  return (
    <Section title={t("title")}>
      <Form action={read} labels={labels}>
        <input type="hidden" name="establishmentId" value={establishmentId} />
        <ChosenFile label={labels.file} />
        <SelectField
          name="environment"
          label={labels.environment}
          hint={t("environmentHint")}
          options={environments}
          defaultValue={environments.at(-1)?.value}
          required
        />
        <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
      </Form>
    </Section>
  );
}

function ChosenFile({ label }: { label: string }) {
  const t = useTranslations("imports.upload");
  const { id, error } = useField("file");
  return (
    <Field id={id} label={label} hint={t("fileHint")} error={error && <FieldErrorText error={error} />}>
      <input
        id={id}
        name="file"
        type="file"
        accept=".csv,.txt,.xlsx"
        required
        aria-describedby={describedBy(id, true, error)}
        className="text-cell file:me-3 file:min-h-8 file:rounded-sm file:border file:border-line-strong file:bg-surface file:px-3 file:text-body file:font-medium"
      />
    </Field>
  );
}

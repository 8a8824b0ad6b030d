"use client";

import { useTranslations } from "next-intl";
import { FileField } from "#components/form/file-field.tsx";
import { SelectField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
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
        <FileField name="file" label={labels.file} hint={t("fileHint")} accept=".csv,.txt,.xlsx" required />
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

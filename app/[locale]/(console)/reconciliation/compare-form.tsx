"use client";

import { useTranslations } from "next-intl";
import { useField } from "#components/form/context.ts";
import { FileField } from "#components/form/file-field.tsx";
import { SelectField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { compare } from "./actions.ts";

type Props = { establishmentId: string; environments: readonly Choice[]; environment: string };

/** Takes the portal's list, pasted or as a file, and leads to what differs. */
export function CompareForm({ establishmentId, environments, environment }: Props) {
  const t = useTranslations("reconciliation.form");
  const labels = { environment: t("environment"), text: t("text"), file: t("file") };
  return (
    <Section title={t("title")} note={t("note")}>
      <Form action={compare} labels={labels}>
        <input type="hidden" name="establishmentId" value={establishmentId} />
        <p className="max-w-prose text-ink-quiet">{t("how")}</p>
        <SelectField
          name="environment"
          label={labels.environment}
          options={environments}
          defaultValue={environment}
          required
        />
        <Pasted label={labels.text} />
        <FileField name="file" label={labels.file} hint={t("fileHint")} accept=".txt,.csv,.xlsx" />
        <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
      </Form>
    </Section>
  );
}

function Pasted({ label }: { label: string }) {
  const t = useTranslations("reconciliation.form");
  const { id } = useField("text");
  return (
    <Field id={id} label={label} hint={t("textHint")}>
      <TextArea id={id} name="text" rows={5} dir="auto" />
    </Field>
  );
}

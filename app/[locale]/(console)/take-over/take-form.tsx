"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { FileField } from "#components/form/file-field.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Section } from "#components/ui/section.tsx";
import { take } from "./actions.ts";
import type { Choices } from "./choices.ts";
import { CodeField } from "./code-field.tsx";
import { PositionFields } from "./position-fields.tsx";
import { TakeOutcome } from "./take-outcome.tsx";

type Props = {
  establishmentId: string;
  choices: Choices;
  place?: { readonly name: string; readonly environment: string; readonly branchId: string };
};

/** The pieces of a device that another system holds, given once. */
export function TakeForm({ establishmentId, choices, place }: Props) {
  const t = useTranslations("takeOver.take");
  const labels = useLabels();
  const [outcome, submit] = useAnswer(take);
  if (outcome !== undefined) return <TakeOutcome outcome={outcome} />;
  return (
    <Section title={t("title")}>
      <FreshForm action={submit} labels={labels}>
        <input type="hidden" name="establishmentId" value={establishmentId} />
        <p className="max-w-prose text-ink-quiet">{t("how")}</p>
        <Banner state="due" title={t("stopFirst")} />
        <TextField
          name="name"
          label={labels.name}
          hint={t("nameHint")}
          defaultValue={place?.name}
          maxLength={127}
          dir="auto"
        />
        <SelectField
          name="environment"
          label={labels.environment}
          options={choices.environments}
          defaultValue={place?.environment ?? choices.environment}
          required
        />
        <SelectField
          name="branchId"
          label={labels.branchId}
          options={[{ value: "", label: t("branchByCertificate") }, ...choices.branches]}
          defaultValue={place?.branchId}
        />
        <CodeField name="privateKey" label={labels.privateKey} hint={t("privateKeyHint")} required />
        <FileField name="privateKeyFile" label={labels.privateKeyFile} />
        <CodeField name="token" label={labels.token} hint={t("tokenHint")} required />
        <FileField name="tokenFile" label={labels.tokenFile} />
        <TextField name="secret" label={labels.secret} hint={t("secretHint")} type="password" code required />
        <PositionFields />
        <p className="max-w-prose text-cell text-ink-quiet">{t("sealed")}</p>
        <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
      </FreshForm>
    </Section>
  );
}

function useLabels() {
  const t = useTranslations("takeOver.take");
  return {
    name: t("name"),
    environment: t("environment"),
    branchId: t("branch"),
    privateKey: t("privateKey"),
    privateKeyFile: t("privateKeyFile"),
    token: t("token"),
    tokenFile: t("tokenFile"),
    secret: t("secret"),
    lastIcv: t("lastIcv"),
    lastHash: t("lastHash"),
    lastDocument: t("lastDocument"),
  };
}

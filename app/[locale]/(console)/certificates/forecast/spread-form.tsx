"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateField } from "#components/form/date-field.tsx";
import { NumberField, SelectField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { textOf } from "#components/form/text-of.ts";
import { environments, type Environment } from "#lib/domain/environment.ts";
import { preview } from "./actions.ts";
import { SpreadPreview, type Wave } from "./spread-preview.tsx";

type Result = Awaited<ReturnType<typeof preview>>;
type Seen = { readonly wave: Wave; readonly shown: Extract<Result, { ok: true }>["value"] };

/** Shows first what spreading a wave would do; what was shown is what is confirmed. */
export function SpreadForm({ establishmentId, environment }: { establishmentId: string; environment: Environment }) {
  const t = useTranslations("certificates.forecast");
  const words = useTranslations("environment");
  const [seen, setSeen] = useState<Seen>();
  const labels = { environment: t("environment"), from: t("from"), to: t("to"), weeks: t("weeks") };
  const submit = async (previous: Result | undefined, form: FormData): Promise<Result> => {
    const result = await preview(previous, form);
    setSeen(result.ok ? { wave: waveOf(form), shown: result.value } : undefined);
    return result;
  };
  return (
    <div className="flex flex-col gap-4">
      <Form action={submit} labels={labels}>
        <input type="hidden" name="establishmentId" value={establishmentId} />
        <SelectField
          name="environment"
          label={labels.environment}
          defaultValue={environment}
          options={environments.map((value) => ({ value, label: words(value) }))}
          required
        />
        <DateField name="from" label={labels.from} hint={t("fromHint")} required />
        <DateField name="to" label={labels.to} required />
        <NumberField name="weeks" label={labels.weeks} defaultValue="8" required />
        <div>
          <SubmitButton kind="quiet">{t("preview")}</SubmitButton>
        </div>
      </Form>
      {seen && <SpreadPreview key={JSON.stringify(seen)} wave={seen.wave} shown={seen.shown} />}
    </div>
  );
}

const names = ["establishmentId", "environment", "from", "to", "weeks"] as const;

const waveOf = (form: FormData): Wave => names.map((name) => ({ name, value: textOf(form, name) }));

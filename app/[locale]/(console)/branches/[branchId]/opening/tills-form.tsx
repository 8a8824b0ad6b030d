"use client";

import { useTranslations } from "next-intl";
import { NumberField, RadioField, TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { tillsAtOnce } from "#lib/domain/opening.ts";
import { EnvironmentField } from "../../../devices/environment-field.tsx";
import { useDeviceLabels } from "../../../devices/use-device-labels.ts";
import { register } from "./actions.ts";

/** Several devices alike: how many, how they are called, and what they issue where. */
export function TillsForm({ branchId, environments }: { branchId: string; environments: readonly Environment[] }) {
  const [t, devices] = [useTranslations("opening.tills"), useTranslations("devices")];
  const labels = { ...useDeviceLabels(), count: t("count"), pattern: t("pattern") };
  return (
    <Form action={register} labels={labels}>
      <input type="hidden" name="branchId" value={branchId} />
      <p className="text-ink-quiet">{t("text")}</p>
      <div className="grid items-start gap-4 sm:grid-cols-[6rem_1fr]">
        <NumberField name="count" label={labels.count} defaultValue="2" max={tillsAtOnce} required />
        <TextField
          name="pattern"
          label={labels.pattern}
          hint={t("patternHint")}
          defaultValue={t("patternStart")}
          maxLength={100}
          dir="auto"
          required
        />
      </div>
      <RadioField
        name="functionalityMap"
        label={labels.functionalityMap}
        options={functionalityMaps.map((value) => ({
          value,
          label: devices(`map.${value}`),
          hint: devices(`mapHint.${value}`),
        }))}
        defaultValue={functionalityMaps[2]}
        required
      />
      <EnvironmentField environments={environments} />
      <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
    </Form>
  );
}

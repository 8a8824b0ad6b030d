"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "#components/form/fields.tsx";
import type { Environment } from "#lib/domain/environment.ts";

/** Only what this installation can reach, each with what it means. */
export function EnvironmentField({ environments }: { environments: readonly Environment[] }) {
  const t = useTranslations();
  const simulator = environments.find((environment) => environment === "simulator");
  return (
    <RadioField
      name="environment"
      label={t("devices.field.environment")}
      hint={t("devices.field.environmentHint")}
      options={environments.map((value) => ({
        value,
        label: t(`environment.${value}`),
        hint: t(`devices.environmentHint.${value}`),
      }))}
      defaultValue={simulator ?? "simulation"}
      required
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "#components/form/fields.tsx";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import type { DeviceDraft } from "./use-device-draft.ts";

/** The functionality map in words: what the device will issue, and how many checks that takes. */
export function MapField({ draft }: { draft: DeviceDraft }) {
  const t = useTranslations("devices");
  return (
    <div onChange={draft.takeMap}>
      <RadioField
        name="functionalityMap"
        label={t("field.map")}
        options={functionalityMaps.map((value) => ({
          value,
          label: t(`map.${value}`),
          hint: t(`mapHint.${value}`),
        }))}
        defaultValue={draft.values.functionalityMap}
        required
      />
    </div>
  );
}

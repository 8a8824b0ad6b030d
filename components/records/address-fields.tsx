"use client";

import { useTranslations } from "next-intl";
import { CheckedField } from "./checked-field.tsx";
import { checks } from "./checks.ts";
import type { Address } from "./national-address.tsx";

export function AddressFields({ of }: { of?: Address | undefined }) {
  const t = useTranslations("records");
  return (
    <fieldset className="flex flex-col gap-4 border-t pt-4">
      <legend className="pe-3 font-semibold">{t("address")}</legend>
      <div className="grid gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <CheckedField
          name="buildingNumber"
          label={t("buildingNumber")}
          hint={t("buildingHint")}
          check={checks.buildingNumber}
          defaultValue={of?.buildingNumber}
          digits
        />
        <CheckedField name="street" label={t("street")} defaultValue={of?.street} />
      </div>
      <CheckedField name="district" label={t("district")} defaultValue={of?.district} />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <CheckedField name="city" label={t("city")} defaultValue={of?.city} />
        <CheckedField
          name="postalCode"
          label={t("postalCode")}
          hint={t("postalHint")}
          check={checks.postalCode}
          defaultValue={of?.postalCode}
          digits
        />
      </div>
    </fieldset>
  );
}

"use client";

import { useTranslations } from "next-intl";

/** The names of the fields of records, for the form's summary of what is wrong. */
export function useFieldLabels() {
  const t = useTranslations("records");
  return {
    nameAr: t("nameAr"),
    nameEn: t("nameEn"),
    vatNumber: t("vatNumber"),
    tin: t("tin"),
    identifierScheme: t("identifierScheme"),
    identifierValue: t("identifierValue"),
    buildingNumber: t("buildingNumber"),
    street: t("street"),
    district: t("district"),
    city: t("city"),
    postalCode: t("postalCode"),
    industry: t("industry"),
  };
}

"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";

/** The form's fields in words, for labels and for whatever names a field. */
export function useDeviceLabels() {
  const t = useTranslations("devices.field");
  return useMemo(
    () => ({
      name: t("name"),
      branchId: t("branch"),
      servedBranchIds: t("served"),
      environment: t("environment"),
      functionalityMap: t("map"),
      egsSerial: t("egsSerial"),
      csrCommonName: t("csrCommonName"),
      csrOrganizationUnit: t("csrOrganizationUnit"),
      csrOrganization: t("csrOrganization"),
      csrAddress: t("csrAddress"),
      csrIndustry: t("csrIndustry"),
      establishmentId: t("vatNumber"),
    }),
    [t],
  );
}

export type DeviceLabels = ReturnType<typeof useDeviceLabels>;

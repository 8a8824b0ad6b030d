"use client";

import { useTranslations } from "next-intl";

/** The names of the form's fields, for its summary of what is wrong. */
export function useDocumentLabels(lines: number): Readonly<Record<string, string>> {
  const t = useTranslations("documents.form");
  const ofLines = Array.from({ length: lines }, (_, index) => {
    const at = (field: string) => `${t("line", { number: index + 1 })}, ${field}`;
    const path = `document.lines.${index}`;
    return [
      [`${path}.item.name`, at(t("item"))],
      [`${path}.quantity.value`, at(t("quantity"))],
      [`${path}.price.amount`, at(t("price"))],
      [`${path}.allowancesAndCharges.0.amount`, at(t("discount"))],
      [`${path}.vat.category`, at(t("vat"))],
    ] as const;
  });
  const buyer = (field: string) => `${t("part.buyer")}, ${field}`;
  return {
    deviceId: t("deviceId"),
    branchId: t("branchId"),
    seller: t("seller"),
    document: t("document"),
    "document.number": t("number"),
    "document.typeCode": t("typeCode"),
    "document.supplyDate": t("supplyDate"),
    "document.dueDate": t("dueDate"),
    "document.notes.0": t("notes"),
    "document.precedingInvoices.0.number": t("preceding"),
    "document.payments.0.meansCode": t("payment"),
    "document.payments.0.reasons.0": t("reason"),
    "document.exemptions.0.code": t("part.exemption"),
    "document.buyer.name": buyer(t("buyerName")),
    "document.buyer.vatNumber": buyer(t("vatNumber")),
    "document.buyer.identifier.scheme": buyer(t("idScheme")),
    "document.buyer.identifier.value": buyer(t("idValue")),
    "document.buyer.address.street": buyer(t("street")),
    "document.buyer.address.buildingNumber": buyer(t("buildingNumber")),
    "document.buyer.address.district": buyer(t("district")),
    "document.buyer.address.city": buyer(t("city")),
    "document.buyer.address.postalCode": buyer(t("postalCode")),
    "document.buyer.address.country": buyer(t("country")),
    ...Object.fromEntries(ofLines.flat()),
  };
}

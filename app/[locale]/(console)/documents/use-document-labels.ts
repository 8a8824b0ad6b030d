"use client";

import { useTranslations } from "next-intl";

type Labelled = {
  readonly lines: readonly { readonly adjustments: readonly unknown[] }[];
  readonly adjustments: readonly unknown[];
  readonly advances: readonly { readonly number: string; readonly shares: readonly unknown[] }[];
};

/** The names of the form's fields, for its summary of what is wrong. */
export function useDocumentLabels({ lines, adjustments, advances }: Labelled): Readonly<Record<string, string>> {
  const t = useTranslations("documents.form");
  const comma = useTranslations("documents")("comma");
  const ofLines = lines.map((line, index) => {
    const at = (field: string) => `${t("line", { number: index + 1 })}${comma}${field}`;
    const path = `document.lines.${index}`;
    return [
      [`${path}.item.name`, at(t("item"))],
      [`${path}.quantity.value`, at(t("quantity"))],
      [`${path}.price.amount`, at(t("price"))],
      ...line.adjustments.flatMap((_, place) => ofAdjustment(path, place, at)),
      [`${path}.vat.category`, at(t("vat"))],
    ] as const;
  });
  function ofAdjustment(path: string, place: number, at: (field: string) => string) {
    const named = (field: string) => at(`${t("adjustment.row", { number: place + 1 })}${comma}${field}`);
    return (["amount", "reason"] as const).map(
      (part) => [`${path}.allowancesAndCharges.${place}.${part}`, named(t(`adjustment.${part}`))] as const,
    );
  }
  const ofWhole = adjustments.flatMap((_, place) => ofAdjustment("document", place, (field) => field));
  const ofAdvances = advances.flatMap(({ number, shares }, place) => {
    const [path, words] = [`document.prepayments.${place}`, `${t("part.advances")}${comma}${number}`];
    return [[path, words], ...shares.map((_, part) => [`${path}.parts.${part}.taxable`, words])];
  });
  const ofExemptions = exemptionPaths.map((path) => [path, t("part.exemption")] as const);
  const parties = (["buyer", "seller"] as const).flatMap((party) => {
    const of = (field: string) => `${t(`part.${party}`)}${comma}${field}`;
    return partyFields.map(([path, word]) => [`document.${party}.${path}`, of(t(word))] as const);
  });
  return {
    deviceId: t("deviceId"),
    branchId: t("branchId"),
    seller: t("seller"),
    document: t("document"),
    "document.lines": t("part.lines"),
    "document.exchangeRate": t("exchangeRate", { currency: "" }),
    ...Object.fromEntries(headFields.map(([path, word]) => [`document.${path}`, t(word)])),
    ...Object.fromEntries([...parties, ...ofLines.flat(), ...ofWhole, ...ofAdvances, ...ofExemptions]),
  };
}

const partyFields = [
  ["name", "buyerName"],
  ["vatNumber", "vatNumber"],
  ["identifier.scheme", "idScheme"],
  ["identifier.value", "idValue"],
  ["address.street", "street"],
  ["address.buildingNumber", "buildingNumber"],
  ["address.district", "district"],
  ["address.city", "city"],
  ["address.postalCode", "postalCode"],
  ["address.country", "country"],
] as const;

const exemptionPaths = [0, 1, 2].flatMap((place) =>
  ["code", "reason"].map((part) => `document.exemptions.${place}.${part}`),
);

const headFields = [
  ["number", "number"],
  ["typeCode", "typeCode"],
  ["supplyDate", "supplyDate"],
  ["dueDate", "dueDate"],
  ["notes.0", "notes"],
  ["precedingInvoices.0.number", "preceding"],
  ["payments.0.meansCode", "payment"],
  ["payments.0.reasons.0", "reason"],
  ["currency", "currency"],
  ["contract", "contract"],
  ["purchaseOrder", "purchaseOrder"],
  ["supplyEndDate", "supplyEndDate"],
  ["transaction", "kind"],
] as const;

"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";
import type { TransactionKind } from "#lib/domain/document.ts";
import { BuyerNumbers, type Party } from "./buyer-numbers.tsx";
import type { Initial } from "./initial.ts";

type Props = { initial: Initial; kind: TransactionKind; party: Party; abroad: boolean };

/** Whom a document is made out to; a simplified one needs nobody. Where the buyer issues, the same is asked of the seller. */
export function BuyerFields({ initial, kind, party, abroad }: Props) {
  const t = useTranslations("documents.form");
  const required = kind === "standard";
  const field = (name: string) => ({
    name: `document.${party}.${name}`,
    defaultValue: initial[`document.${party}.${name}`] ?? "",
    required,
  });
  // only addresses in the Kingdom have all of these (BR-KSA-63)
  const national = (name: string) => ({ ...field(`address.${name}`), required: required && !abroad });
  return (
    <>
      <TextField {...field("name")} label={t("buyerName")} dir="auto" maxLength={1000} />
      <BuyerNumbers initial={initial} party={party} />
      <div className="grid gap-4 sm:grid-cols-[13rem_minmax(0,1fr)]">
        <TextField {...national("buildingNumber")} label={t("buildingNumber")} code inputMode="numeric" />
        <TextField {...field("address.street")} label={t("street")} dir="auto" />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...national("district")} label={t("district")} dir="auto" />
        <TextField {...field("address.city")} label={t("city")} dir="auto" />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...national("postalCode")} label={t("postalCode")} code inputMode="numeric" />
        <TextField
          {...field("address.country")}
          label={t("country")}
          required={false}
          code
          placeholder="SA"
          maxLength={2}
        />
      </div>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form, type Outcome } from "#components/form/form.tsx";
import { AddressFields } from "#components/records/address-fields.tsx";
import { CheckedField } from "#components/records/checked-field.tsx";
import { bare } from "#components/records/checks.ts";
import { FormFoot } from "#components/records/form-foot.tsx";
import { IdentifierFields } from "#components/records/identifier-fields.tsx";
import { NameFields } from "#components/records/name-fields.tsx";
import type { Named } from "#components/records/name.ts";
import type { Address } from "#components/records/national-address.tsx";
import { useFieldLabels } from "#components/records/use-field-labels.ts";
import { VatNumberField } from "#components/records/vat-number-field.tsx";
import { useUndoableUpdate } from "#components/undo/use-undoable-update.ts";
import { isVatGroup, type IdentifierScheme } from "#lib/domain/identifiers.ts";
import { create, update } from "./actions.ts";
import { Consequence, type Concern } from "./consequence.tsx";

type Establishment = Named &
  Address & {
    readonly id: string;
    readonly vatNumber: string;
    readonly identifierScheme: IdentifierScheme;
    readonly identifierValue: string;
    readonly industry: string;
  };

/** Records an establishment, or corrects the given one. */
export function EstablishmentForm({ of, backHref }: { of?: Establishment; backHref: string }) {
  const t = useTranslations();
  const labels = useFieldLabels();
  const [concern, setConcern] = useState<Concern>();
  const establishmentId = of?.id ?? "";
  const change = useUndoableUpdate(update, {
    said: t("records.saved"),
    by: "establishmentUpdate",
    record: { establishmentId },
    to: `/establishments/${establishmentId}?done=${establishmentId}`,
  });
  const submit = async (_previous: Outcome | undefined, form: FormData): Promise<Outcome> => {
    const result = await (of ? change : create)(undefined, form);
    setConcern(of && concernOf(of.vatNumber, form.get("vatNumber"), result));
    return result;
  };
  return (
    <Form action={submit} labels={labels}>
      {of && <input type="hidden" name="establishmentId" value={of.id} />}
      {of && concern && <Consequence {...concern} vatNumber={of.vatNumber} keepHref={backHref} />}
      <VatNumberField defaultValue={of?.vatNumber} />
      <NameFields labels={labels} of={of} />
      <IdentifierFields identifierScheme={of?.identifierScheme} identifierValue={of?.identifierValue} />
      <CheckedField
        name="industry"
        label={labels.industry}
        hint={t("records.industryHint")}
        defaultValue={of?.industry}
      />
      <AddressFields of={of} />
      <FormFoot verb={of ? t("records.save") : t("establishments.create")} backHref={backHref} />
    </Form>
  );
}

function concernOf(before: string, after: FormDataEntryValue | null, result: Outcome): Concern | undefined {
  if (result.ok || result.code !== "establishment.change_needs_onboarding") return undefined;
  const joinsOrLeaves = typeof after === "string" && isVatGroup(bare(after)) !== isVatGroup(before);
  return { count: Number(result.params["count"]), joinsOrLeaves };
}

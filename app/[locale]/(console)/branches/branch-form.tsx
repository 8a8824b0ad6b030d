"use client";

import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "#components/form/fields.tsx";
import { Form, type Outcome } from "#components/form/form.tsx";
import { AddressFields } from "#components/records/address-fields.tsx";
import { FormFoot } from "#components/records/form-foot.tsx";
import { IdentifierFields } from "#components/records/identifier-fields.tsx";
import { NameFields } from "#components/records/name-fields.tsx";
import { nameIn, type Named } from "#components/records/name.ts";
import type { Address } from "#components/records/national-address.tsx";
import { useFieldLabels } from "#components/records/use-field-labels.ts";
import { useUndoableUpdate } from "#components/undo/use-undoable-update.ts";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";
import { open, update } from "./actions.ts";

type Branch = Named &
  Address & {
    readonly id: string;
    readonly memberId: string | null;
    readonly identifierScheme: IdentifierScheme;
    readonly identifierValue: string;
  };

type Props = {
  establishmentId: string;
  /** Of the VAT group, where it is one. */
  members: readonly (Named & { readonly id: string })[];
  of?: Branch;
};

/** Opens a branch of the establishment, or corrects the given one. */
export function BranchForm({ establishmentId, members, of }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const labels = {
    ...useFieldLabels(),
    nameAr: t("branches.nameAr"),
    nameEn: t("branches.nameEn"),
    memberId: t("branches.member"),
  };
  const branchId = of?.id ?? "";
  const change = useUndoableUpdate(update, {
    said: t("records.saved"),
    by: "branchUpdate",
    record: { branchId },
    to: `/branches/${branchId}?done=${branchId}`,
  });
  const submit = async (_previous: Outcome | undefined, form: FormData): Promise<Outcome> =>
    await (of ? change : open)(undefined, form);
  const choices = members.map((member) => ({ value: member.id, label: nameIn(locale, member) }));
  return (
    <Form action={submit} labels={labels}>
      {of ? (
        <input type="hidden" name="branchId" value={of.id} />
      ) : (
        <input type="hidden" name="establishmentId" value={establishmentId} />
      )}
      {choices.length > 0 && (
        <SelectField
          name="memberId"
          label={labels.memberId}
          defaultValue={of?.memberId ?? ""}
          options={[{ value: "", label: t("branches.memberNone") }, ...choices]}
        />
      )}
      <NameFields labels={labels} of={of} />
      <IdentifierFields identifierScheme={of?.identifierScheme} identifierValue={of?.identifierValue} />
      <AddressFields of={of} />
      <FormFoot
        verb={of ? t("records.save") : t("branches.openVerb")}
        backHref={of ? `/branches/${of.id}` : "/branches"}
      />
    </Form>
  );
}

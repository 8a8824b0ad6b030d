"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form, type Outcome } from "#components/form/form.tsx";
import { CheckedField } from "#components/records/checked-field.tsx";
import { checks } from "#components/records/checks.ts";
import { FormFoot } from "#components/records/form-foot.tsx";
import { IdentifierFields } from "#components/records/identifier-fields.tsx";
import { NameFields } from "#components/records/name-fields.tsx";
import type { Named } from "#components/records/name.ts";
import { useFieldLabels } from "#components/records/use-field-labels.ts";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";
import { add, change } from "./actions.ts";
import { TinConsequence } from "./tin-consequence.tsx";

type Member = Named & {
  readonly id: string;
  readonly tin: string;
  readonly identifierScheme: IdentifierScheme;
  readonly identifierValue: string;
};

/** Adds a member to the VAT group, or corrects the given one. */
export function MemberForm({ establishmentId, of }: { establishmentId: string; of?: Member }) {
  const t = useTranslations();
  const labels = useFieldLabels();
  const backHref = `/establishments/${establishmentId}`;
  const [concerned, setConcerned] = useState(0);
  const submit = async (_previous: Outcome | undefined, form: FormData): Promise<Outcome> => {
    const result = await (of ? change : add)(undefined, form);
    const asks = !result.ok && result.code === "member.change_needs_onboarding";
    setConcerned(asks ? Number(result.params["count"]) : 0);
    return result;
  };
  return (
    <Form action={submit} labels={labels}>
      {of ? (
        <input type="hidden" name="memberId" value={of.id} />
      ) : (
        <input type="hidden" name="establishmentId" value={establishmentId} />
      )}
      {of && concerned > 0 && <TinConsequence count={concerned} tin={of.tin} keepHref={backHref} />}
      <CheckedField
        name="tin"
        label={labels.tin}
        hint={t("records.tinHint")}
        check={checks.tin}
        defaultValue={of?.tin}
        digits
      />
      <NameFields labels={labels} of={of} />
      <IdentifierFields identifierScheme={of?.identifierScheme} identifierValue={of?.identifierValue} />
      <FormFoot verb={of ? t("records.save") : t("members.add")} backHref={backHref} />
    </Form>
  );
}

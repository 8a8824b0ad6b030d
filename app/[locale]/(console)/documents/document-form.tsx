"use client";

import { useTranslations } from "next-intl";
import { use } from "react";
import { FormContext } from "#components/form/context.ts";
import { Form } from "#components/form/form.tsx";
import { FormFoot } from "#components/records/form-foot.tsx";
import { Section } from "#components/ui/section.tsx";
import { issue } from "./actions.ts";
import { BuyerFields } from "./buyer-fields.tsx";
import { ExemptionFields, untaxed } from "./exemption-fields.tsx";
import { HeadFields, type FormFacts } from "./head-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { LiveTotals } from "./live-totals.tsx";
import { useDocumentDraft } from "./use-document-draft.ts";
import { useDocumentLabels } from "./use-document-labels.ts";

/** Issues a document, or the correction of a rejected one; every error stands beside its field. */
export function DocumentForm({ facts, backHref }: { facts: FormFacts; backHref: string }) {
  const t = useTranslations("documents");
  const { initial, corrects } = facts;
  const draft = useDocumentDraft(initial);
  const labels = useDocumentLabels(draft.lines.length);
  const currency = initial["document.currency"] ?? "SAR";
  const exempt = untaxed.some((choice) => draft.lines.some(({ vat }) => vat === choice));
  return (
    <Form action={issue} labels={labels} wide>
      {corrects && <input type="hidden" name="corrects" value={corrects} />}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,44rem)_minmax(18rem,1fr)]">
        <div className="flex flex-col gap-6">
          <Section title={t("form.part.document")}>
            <HeadFields draft={draft} facts={facts} />
          </Section>
          <Section title={t("form.part.buyer")}>
            <div className="flex flex-col gap-4">
              <BuyerFields initial={initial} kind={draft.kind} />
            </div>
          </Section>
          <Section title={t("form.part.lines")}>
            <LineFields draft={draft} currency={currency} />
          </Section>
          {exempt && (
            <Section title={t("form.part.exemption")}>
              <div className="flex flex-col gap-4">
                <ExemptionFields draft={draft} codes={facts.exemptionCodes} initial={initial} />
              </div>
            </Section>
          )}
          <FormFoot verb={t(corrects ? "correct.submit" : "new.submit")} backHref={backHref} />
          <Waiting />
        </div>
        <LiveTotals totals={draft.totals} currency={currency} />
      </div>
    </Form>
  );
}

/** Says what goes on while the answer is on its way. */
function Waiting() {
  const t = useTranslations("documents.new");
  const { pending } = use(FormContext);
  return <output className="text-ink-quiet empty:hidden">{pending && t("waiting")}</output>;
}

"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { use, useOptimistic, useState } from "react";
import { FormContext, useHydrated } from "#components/form/context.ts";
import { Form } from "#components/form/form.tsx";
import { FormFoot } from "#components/records/form-foot.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CheckedDraft } from "./checked-draft-view.ts";
import { check, issue } from "./actions.ts";
import { AdjustmentFields } from "./adjustment-fields.tsx";
import { AdvanceFields } from "./advance-fields.tsx";
import { BuyerFields } from "./buyer-fields.tsx";
import { ExemptionFields, untaxed } from "./exemption-fields.tsx";
import { FlagFields } from "./flag-fields.tsx";
import { HeadFields, type FormFacts } from "./head-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { LiveTotals } from "./live-totals.tsx";
import { useDocumentDraft, type DocumentDraft } from "./use-document-draft.ts";
import { useDocumentLabels } from "./use-document-labels.ts";

/** It brings the words of every rule, so it comes only once something was checked. */
const CheckedDraftNote = dynamic(async () => (await import("./checked-draft.tsx")).CheckedDraftNote, { ssr: false });

type Answer = Awaited<ReturnType<typeof check>> | Awaited<ReturnType<typeof issue>>;

/** Checks or issues a document, or the correction of a rejected one; every error stands beside its field. */
export function DocumentForm({ facts, backHref }: { facts: FormFacts; backHref: string }) {
  const t = useTranslations("documents");
  const { initial, corrects } = facts;
  const draft = useDocumentDraft(initial);
  const labels = useDocumentLabels(draft);
  const [checked, setChecked] = useState<CheckedDraft>();
  const [checks, setChecks] = useOptimistic(false);
  const submit = async (_before: Answer | undefined, form: FormData): Promise<Answer> => {
    const onlyChecks = form.get("intent") === "check";
    setChecks(onlyChecks);
    setChecked(undefined);
    if (!onlyChecks) return await issue(undefined, form);
    const answer = await check(undefined, form);
    if (answer.ok) setChecked(answer.value);
    return answer;
  };
  return (
    <Form action={submit} labels={labels} wide>
      {corrects && <input type="hidden" name="corrects" value={corrects} />}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,44rem)_minmax(18rem,1fr)]">
        <div className="flex flex-col gap-6">
          <Parts draft={draft} facts={facts} />
          <FormFoot verb={t(corrects ? "correct.submit" : "new.submit")} backHref={backHref} />
          <div className="flex flex-wrap items-center gap-3">
            <CheckButton />
            <Waiting standard={draft.kind === "standard"} checks={checks} />
          </div>
          {checked && <CheckedDraftNote checked={checked} labels={labels} />}
        </div>
        <LiveTotals totals={draft.totals} currency={draft.currency} />
      </div>
    </Form>
  );
}

function Parts({ draft, facts }: { draft: DocumentDraft; facts: FormFacts }) {
  const t = useTranslations("documents.form");
  const { initial } = facts;
  const party = draft.flags.includes("selfBilled") ? "seller" : "buyer";
  return (
    <>
      <Section title={t("part.document")}>
        <HeadFields draft={draft} facts={facts} />
      </Section>
      <Section title={t("part.special")} note={t("part.specialNote")}>
        <FlagFields draft={draft} initial={initial} />
      </Section>
      <Section title={t(`part.${party}`)} note={party === "seller" ? t("part.sellerNote") : undefined}>
        <div className="flex flex-col gap-4">
          <BuyerFields
            key={party}
            initial={initial}
            kind={draft.kind}
            party={party}
            abroad={draft.flags.includes("export")}
          />
        </div>
      </Section>
      <Section title={t("part.lines")}>
        <LineFields draft={draft} currency={draft.currency} />
      </Section>
      <Section title={t("part.adjustments")} note={t("part.adjustmentsNote")}>
        <AdjustmentFields
          path="document.allowancesAndCharges"
          rows={draft.adjustments}
          change={draft.setAdjustments}
          ownVat
          start={draft.lines[0]?.vat ?? "S"}
        />
      </Section>
      {untaxed.some((choice) => draft.categories.has(choice)) && (
        <Section title={t("part.exemption")}>
          <div className="flex flex-col gap-4">
            <ExemptionFields draft={draft} codes={facts.exemptionCodes} initial={initial} />
          </div>
        </Section>
      )}
      {draft.settles && (
        <Section title={t("part.advances")} note={t("part.advancesNote")}>
          <AdvanceFields draft={draft} />
        </Section>
      )}
    </>
  );
}

function CheckButton() {
  const t = useTranslations("documents.check");
  const { pending } = use(FormContext);
  const hydrated = useHydrated();
  return (
    <Button type="submit" name="intent" value="check" disabled={!hydrated || pending}>
      {t("only")}
    </Button>
  );
}

/** Says what goes on while the answer is on its way. */
function Waiting({ standard, checks }: { standard: boolean; checks: boolean }) {
  const t = useTranslations("documents");
  const { pending } = use(FormContext);
  const words = checks ? t("check.checking") : t(standard ? "new.waitingStandard" : "new.waiting");
  return (
    <output className="flex items-center gap-2 text-ink-quiet empty:hidden">
      {pending && <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />}
      {pending && words}
    </output>
  );
}

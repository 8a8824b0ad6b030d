"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { Form, type Outcome } from "#components/form/form.tsx";
import { FormFoot } from "#components/records/form-foot.tsx";
import { nameIn } from "#components/records/name.ts";
import { useUndoableUpdate } from "#components/undo/use-undoable-update.ts";
import { register, update } from "./actions.ts";
import { Consequences, inWords } from "./consequences.tsx";
import { CsrFields } from "./csr-fields.tsx";
import { CsrPreview } from "./csr-preview.tsx";
import { EnvironmentField } from "./environment-field.tsx";
import { FormPart } from "./form-part.tsx";
import { MapField } from "./map-field.tsx";
import { ServedBranches } from "./served-branches.tsx";
import { useDeviceDraft, type FormFacts } from "./use-device-draft.ts";
import { useDeviceLabels } from "./use-device-labels.ts";

/** Registers a device, or changes the given one; the request's values follow the records until somebody writes them. */
export function DeviceForm({ facts, backHref }: { facts: FormFacts; backHref: string }) {
  const t = useTranslations("devices");
  const locale = useLocale();
  const labels = useDeviceLabels();
  const draft = useDeviceDraft(facts);
  const [agreed, setAgreed] = useState(false);
  const { establishment, branches, of } = facts;
  const deviceId = of?.id ?? "";
  const change = useUndoableUpdate(update, {
    said: t("edit.saved"),
    by: "deviceUpdate",
    record: { deviceId },
    to: `/devices/${deviceId}`,
  });
  const submit = async (_previous: Outcome | undefined, form: FormData): Promise<Outcome> =>
    inWords(await (of ? change : register)(undefined, form), labels, t("comma"));
  return (
    <Form action={submit} labels={labels} wide>
      <input type="hidden" name={of ? "deviceId" : "establishmentId"} value={of ? of.id : establishment.id} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,40rem)_minmax(18rem,1fr)]">
        <div className="flex flex-col gap-6">
          <FormPart title={t("part.device")}>
            <TextField
              {...draft.field("name")}
              label={labels.name}
              hint={t("field.nameHint")}
              maxLength={127}
              required
            />
            <SelectField
              {...draft.field("branchId")}
              label={labels.branchId}
              options={branches.map((branch) => ({ value: branch.id, label: nameIn(locale, branch) }))}
              required
            />
            <ServedBranches branches={branches} home={draft.values.branchId} served={of?.servedBranchIds ?? none} />
            {!of && <EnvironmentField environments={facts.environments} />}
            <MapField draft={draft} />
          </FormPart>
          <FormPart title={t("part.identity")} note={t("proposal")}>
            <CsrFields draft={draft} labels={labels} vatNumber={establishment.vatNumber} />
          </FormPart>
          {of && <Consequences changed={draft.changed} labels={labels} status={of.status} {...{ agreed, setAgreed }} />}
          <FormFoot verb={of ? t("edit.submit") : t("new.submit")} backHref={backHref} />
        </div>
        <CsrPreview values={draft.values} vatNumber={establishment.vatNumber} />
      </div>
    </Form>
  );
}

const none: readonly string[] = [];

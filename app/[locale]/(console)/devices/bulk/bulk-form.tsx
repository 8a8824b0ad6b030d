"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { toLatinDigits } from "#lib/domain/digits.ts";
import type { BulkAct } from "#lib/domain/bulk-act.ts";
import type { BulkPlan } from "./bulk-plan.ts";
import { start } from "./actions.ts";

type Props = { act: BulkAct; plan: BulkPlan; selection: readonly (readonly [string, string])[] };

/** Says what follows, asks why, and has the number typed before many devices stop. */
export function BulkForm({ act, plan, selection }: Props) {
  const t = useTranslations("fleet.bulk");
  const [typed, setTyped] = useState("");
  const count = String(plan.eligible);
  const sure = act === "resume" || toLatinDigits(typed.trim()) === count;
  return (
    <Form action={start} labels={{ reason: t("reason") }}>
      <p>{t(`consequence.${act}`)}</p>
      {[...selection, ["act", act] as const, ["shown", String(plan.matching)] as const].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {act === "suspend" && (
        <>
          <TextField name="reason" label={t("reason")} hint={t("reasonHint")} required maxLength={500} />
          <TextField
            name="typed"
            label={t("type")}
            hint={t("typeHint", { count })}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            inputMode="numeric"
            required
          />
        </>
      )}
      <SubmitButton kind={act === "suspend" ? "danger" : "primary"} disabled={!sure} className="w-fit">
        {t(`verb.${act}`, { count: plan.eligible })}
      </SubmitButton>
    </Form>
  );
}

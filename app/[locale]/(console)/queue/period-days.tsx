"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateInput } from "#components/ui/date-input.tsx";
import { Field } from "#components/ui/field.tsx";

/** The first and the last day of a period; the browser takes no last day before the first. */
export function PeriodDays() {
  const t = useTranslations("queue.outage");
  const [from, setFrom] = useState("");
  return (
    <>
      <Field id="outage-from" label={t("from")}>
        <DateInput id="outage-from" name="from" onChange={({ target }) => setFrom(target.value)} required />
      </Field>
      <Field id="outage-to" label={t("to")}>
        <DateInput id="outage-to" name="to" min={from} required />
      </Field>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/input.tsx";

/** The first and the last day of a period; the browser takes no last day before the first. */
export function PeriodDays() {
  const t = useTranslations("queue.outage");
  const [from, setFrom] = useState("");
  return (
    <>
      <Field id="outage-from" label={t("from")}>
        <TextInput
          id="outage-from"
          name="from"
          type="date"
          value={from}
          onChange={({ target }) => setFrom(target.value)}
          required
        />
      </Field>
      <Field id="outage-to" label={t("to")}>
        <TextInput id="outage-to" name="to" type="date" min={from} required />
      </Field>
    </>
  );
}

"use client";

import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

type Props = { name: string; label: string; hint?: string; rows?: number; required?: boolean };

/** What a machine wrote, pasted: keys, tokens, certificates. */
export function CodeField({ name, label, hint, rows = 4, required }: Props) {
  const { id, error } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} error={error && <FieldErrorText error={error} />} optional={!required}>
      <TextArea
        id={id}
        name={name}
        rows={rows}
        code
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Field>
  );
}

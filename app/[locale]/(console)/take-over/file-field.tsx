"use client";

import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";

type Props = { name: string; label: string; hint?: string; accept?: string; multiple?: boolean };

/** A file that is read where it arrives and kept nowhere. */
export function FileField({ name, label, hint, accept, multiple }: Props) {
  const { id, error } = useField(name);
  return (
    <Field id={id} label={label} hint={hint} error={error && <FieldErrorText error={error} />} optional>
      <input
        id={id}
        name={multiple ? `${name}[]` : name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy(id, hint, error)}
        className="min-w-0 text-cell file:me-3 file:min-h-8 file:rounded-sm file:border file:border-line-strong file:bg-surface file:px-3 file:text-body file:font-medium"
      />
    </Field>
  );
}

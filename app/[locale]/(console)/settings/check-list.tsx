"use client";

import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import { FieldNotes } from "#components/ui/field.tsx";
import type { Choice } from "#components/ui/input.tsx";

type Props = {
  name: string;
  legend: string;
  hint?: string;
  options: readonly Choice[];
  chosen?: readonly string[];
};

/** Any number of things, each by its own mark. */
export function CheckList({ name, legend, hint, options, chosen = none }: Props) {
  const { id, error } = useField(name);
  if (options.length === 0) return null;
  return (
    <fieldset id={id} tabIndex={-1} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex max-h-64 flex-col gap-1 overflow-y-auto rounded-sm border p-2">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            id={`${id}-${value}`}
            name={`${name}[]`}
            value={value}
            defaultChecked={chosen.includes(value)}
            label={<bdi>{label}</bdi>}
          />
        ))}
      </div>
      <FieldNotes id={id} hint={hint} error={error && <FieldErrorText error={error} />} />
    </fieldset>
  );
}

const none: readonly string[] = [];

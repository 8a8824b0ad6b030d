"use client";

import type { ComponentProps, ReactNode } from "react";
import { RadioGroup } from "../ui/choice.tsx";
import { describedBy, Field } from "../ui/field.tsx";
import { Select, TextInput, type Choice } from "../ui/input.tsx";
import { NumberInput } from "../ui/number-input.tsx";
import { SearchSelect, type SearchSelectProps } from "../ui/search-select.tsx";
import { useField } from "./context.ts";
import { FieldErrorText } from "./field-error.tsx";

export type Words = { name: string; label: ReactNode; hint?: ReactNode };

export function TextField({ label, hint, ...rest }: Words & Omit<ComponentProps<typeof TextInput>, "id" | "name">) {
  const { wiring, field } = useWiring(rest.name, label, hint, rest.required);
  return (
    <Field {...field}>
      <TextInput {...wiring} {...rest} />
    </Field>
  );
}

export function NumberField({ label, hint, ...rest }: Words & Omit<ComponentProps<typeof NumberInput>, "id" | "name">) {
  const { wiring, field } = useWiring(rest.name, label, hint, rest.required);
  return (
    <Field {...field}>
      <NumberInput {...wiring} {...rest} />
    </Field>
  );
}

export function SelectField({ label, hint, ...rest }: Words & Omit<ComponentProps<typeof Select>, "id" | "name">) {
  const { wiring, field } = useWiring(rest.name, label, hint, rest.required);
  return (
    <Field {...field}>
      <Select {...wiring} {...rest} />
    </Field>
  );
}

/** For one of very many records, found by the server. */
export function SearchField({ label, hint, ...rest }: Words & Omit<SearchSelectProps, "id">) {
  const { wiring, field } = useWiring(rest.name, label, hint, rest.required);
  return (
    <Field {...field}>
      <SearchSelect {...wiring} {...rest} />
    </Field>
  );
}

type GroupProps = Words & {
  options: readonly (Choice & { readonly hint?: string })[];
  defaultValue?: string;
  required?: boolean;
};

export function RadioField({ label, ...rest }: GroupProps) {
  const { id, error } = useField(rest.name);
  return <RadioGroup id={id} legend={label} error={error && <FieldErrorText error={error} />} {...rest} />;
}

/** What ties a control to its label, hint and error. */
export function useWiring(name: string, label: ReactNode, hint: ReactNode, required: boolean | undefined) {
  const { id, error } = useField(name);
  return {
    field: { id, label, hint, error: error && <FieldErrorText error={error} />, optional: !required },
    wiring: {
      id,
      "aria-invalid": error ? true : undefined,
      "aria-describedby": describedBy(id, hint, error),
    },
  } as const;
}

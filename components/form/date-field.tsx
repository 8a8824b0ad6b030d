"use client";

import type { ComponentProps } from "react";
import { DateInput } from "../ui/date-input.tsx";
import { Field } from "../ui/field.tsx";
import { useWiring, type Words } from "./fields.tsx";

export function DateField({ label, hint, ...rest }: Words & Omit<ComponentProps<typeof DateInput>, "id" | "name">) {
  const { wiring, field } = useWiring(rest.name, label, hint, rest.required);
  return (
    <Field {...field}>
      <DateInput {...wiring} {...rest} />
    </Field>
  );
}

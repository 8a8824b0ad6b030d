"use client";

import { useState, type ChangeEvent, type FormEvent, type ReactNode } from "react";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/input.tsx";
import { toLatinDigits } from "#lib/domain/digits.ts";
import type { FieldError } from "#lib/errors.ts";

type Props = {
  name: string;
  label: string;
  /** May answer what has been typed so far. */
  hint?: ReactNode | ((typed: string) => ReactNode);
  /** The code of the complaint about a filled field; the server applies the same rule again. */
  check?: (typed: string) => string | undefined;
  defaultValue?: string | undefined;
  /** Digits of any script, written as 0–9 while they are typed. */
  digits?: boolean;
  code?: boolean;
  lang?: string;
  dir?: "rtl" | "ltr";
};

/** Complains when the person leaves the field, and stops as soon as the value is right; what the server said goes first. */
export function CheckedField({ name, label, hint, check, defaultValue = "", digits, code, lang, dir }: Props) {
  const { id, error } = useField(name);
  const [typed, setTyped] = useState(defaultValue);
  const [looked, setLooked] = useState<{ after: FieldError | undefined }>();
  const shown = looked?.after === error && looked !== undefined && typed !== "" ? complaint(name, check, typed) : error;
  const repeated = shown !== undefined && typed !== "";
  const note = typeof hint === "function" ? hint(typed) : repeated ? undefined : hint;
  const change = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    setTyped(currentTarget.value);
    if (error) setLooked({ after: error });
  };
  return (
    <Field id={id} label={label} hint={note} error={shown && <FieldErrorText error={shown} />}>
      <TextInput
        id={id}
        name={name}
        defaultValue={defaultValue}
        required
        code={digits || code || false}
        {...(digits ? { inputMode: "numeric" } : {})}
        {...(lang ? { lang } : {})}
        {...(dir ? { dir } : {})}
        {...(digits || code ? { onInput: writeLatin } : {})}
        onChange={change}
        onBlur={() => setLooked({ after: error })}
        aria-invalid={shown ? true : undefined}
        aria-describedby={describedBy(id, note, shown)}
      />
    </Field>
  );
}

function complaint(path: string, check: Props["check"], typed: string): FieldError | undefined {
  const code = check?.(typed);
  return code === undefined ? undefined : { path, code, params: {} };
}

function writeLatin({ currentTarget }: FormEvent<HTMLInputElement>): void {
  const latin = toLatinDigits(currentTarget.value);
  if (latin === currentTarget.value) return;
  const caret = currentTarget.selectionStart;
  currentTarget.value = latin;
  currentTarget.setSelectionRange(caret, caret);
}

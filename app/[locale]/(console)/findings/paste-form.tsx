"use client";

import { useId } from "react";
import { Form, type FormProps, type Outcome } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

type Props<Result extends Outcome> = Pick<FormProps<Result>, "action"> & {
  label: string;
  submit: string;
  /** How what is pasted begins, where it is code. */
  code?: string;
};

/** One large field for something pasted. */
export function PasteForm<Result extends Outcome>({ action, label, submit, code }: Props<Result>) {
  const id = useId();
  return (
    <Form action={action} labels={{ text: label }} className="max-w-3xl">
      <Field id={id} label={label}>
        <TextArea
          id={id}
          name="text"
          rows={10}
          required
          {...(code ? { code: true, placeholder: code } : { dir: "auto" })}
        />
      </Field>
      <SubmitButton className="w-fit">{submit}</SubmitButton>
    </Form>
  );
}

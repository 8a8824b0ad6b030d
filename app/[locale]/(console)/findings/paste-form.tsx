"use client";

import { useId } from "react";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { Action, ActionResult } from "#lib/web/action.ts";

type Props<Value> = {
  action: Action<Value>;
  label: string;
  submit: string;
  code?: boolean;
  onDone: (value: Value) => void;
};

/** One large field for something pasted, and what becomes of it handed on. */
export function PasteForm<Value>({ action, label, submit, code, onDone }: Props<Value>) {
  const id = useId();
  const send = async (previous: ActionResult<Value> | undefined, form: FormData): Promise<ActionResult<Value>> => {
    const result = await action(previous, form);
    if (result.ok) onDone(result.value);
    return result;
  };
  return (
    <Form action={send} labels={{ text: label }} className="max-w-3xl">
      <Field id={id} label={label}>
        <TextArea id={id} name="text" rows={10} required {...(code ? { code } : { dir: "auto" })} />
      </Field>
      <SubmitButton className="w-fit">{submit}</SubmitButton>
    </Form>
  );
}

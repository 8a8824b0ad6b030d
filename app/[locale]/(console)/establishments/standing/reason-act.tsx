"use client";

import type { ReactNode } from "react";
import { TextField } from "#components/form/fields.tsx";
import { Form, type Outcome } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type Words = { open: string; title: string; text: string; reason: string; reasonHint: string; verb: string };
type Props<Result extends Outcome> = {
  establishmentId: string;
  words: Words;
  action: (previous: Result | undefined, form: FormData) => Promise<Result>;
  children?: ReactNode;
};

/** An act on the establishment that needs its reason, after what it entails. */
export function ReasonAct<Result extends Outcome>({ establishmentId, words, action, children }: Props<Result>) {
  return (
    <Dialog trigger={<Button kind="danger">{words.open}</Button>} title={words.title} description={words.text}>
      <Form action={action} labels={{ reason: words.reason }}>
        <input type="hidden" name="establishmentId" value={establishmentId} />
        {children}
        <TextField name="reason" label={words.reason} hint={words.reasonHint} maxLength={500} dir="auto" required />
        <SubmitButton kind="danger" className="w-fit">
          {words.verb}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

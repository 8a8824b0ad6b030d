"use client";

import type { ReactNode } from "react";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { ButtonKind } from "#components/ui/button.tsx";
import { anew, onboard, renew, repeat, start } from "./actions.ts";

const acts = { start, renew, onboard, repeat, anew } as const;

type Props = {
  act: keyof typeof acts;
  values: Readonly<Record<string, string>>;
  kind?: ButtonKind;
  note?: ReactNode;
  children: ReactNode;
};

/** A button that does one thing to a device or its walk. */
export function ActForm({ act, values, kind = "primary", note, children }: Props) {
  return (
    <FreshForm action={acts[act]} className="gap-1!">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton kind={kind} className="w-fit">
        {children}
      </SubmitButton>
      {note && <p className="text-cell text-ink-quiet">{note}</p>}
    </FreshForm>
  );
}

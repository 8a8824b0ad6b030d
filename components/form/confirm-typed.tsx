"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type ReactElement, type ReactNode } from "react";
import { toLatinDigits } from "#lib/domain/digits.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { TextInput } from "../ui/input.tsx";
import { FreshForm } from "../enrolments/fresh-form.tsx";
import type { Outcome } from "./form.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Props<Result extends Outcome> = {
  trigger: ReactElement;
  title: ReactNode;
  /** What must be typed: the name of the thing, as it stands on the screen. */
  thing: string;
  consequence: ReactNode;
  /** The lesser act, offered first where there is one. */
  lesser?: ReactNode;
  verb: string;
  action: (previous: Result | undefined, form: FormData) => Promise<Result>;
  /** Hidden values that go with the act, and fields such as a reason. */
  children?: ReactNode;
  done?: ReactNode;
};

export function ConfirmTyped<Result extends Outcome>(props: Props<Result>) {
  const t = useTranslations("common");
  const [typed, setTyped] = useState("");
  const id = useId();
  const thing = <bdi className="font-semibold">{props.thing}</bdi>;
  const matches = toLatinDigits(typed.trim()) === toLatinDigits(props.thing.trim());
  return (
    <Dialog trigger={props.trigger} title={props.title} description={props.consequence}>
      {props.lesser && (
        <div className="mb-4 rounded-sm border bg-sunken p-3">
          <p className="mb-2 text-cell text-ink-quiet">{t("confirm.lesser")}</p>
          {props.lesser}
        </div>
      )}
      <FreshForm action={props.action} done={props.done}>
        {props.children}
        <div className="flex flex-col gap-1">
          <label htmlFor={id}>{t.rich("confirm.type", { name: () => thing })}</label>
          <TextInput
            id={id}
            name="confirmation"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            dir="auto"
          />
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{t("cancel")}</Button>
          </DialogClose>
          <SubmitButton kind="danger" disabled={!matches}>
            {props.verb}
          </SubmitButton>
        </div>
      </FreshForm>
    </Dialog>
  );
}

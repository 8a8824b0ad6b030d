"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { pause, remove, resume, rotate, sendTest } from "../actions.ts";
import { SecretOnce } from "../secret-once.tsx";

type Props = { endpointId: string; name: string; active: boolean };

/** What can be done with a webhook; its end is typed, because its secret goes with it. */
export function EndpointActs({ endpointId, name, active }: Props) {
  const t = useTranslations("webhooks");
  const hidden = <input type="hidden" name="endpointId" value={endpointId} />;
  return (
    <div className="flex flex-wrap items-start gap-2 border-t pt-4">
      {active && (
        <Form action={sendTest} done={<span className="text-cell">{t("act.tested")}</span>}>
          {hidden}
          <SubmitButton className="w-fit">{t("act.test")}</SubmitButton>
        </Form>
      )}
      {active ? <Pause hidden={hidden} /> : <Resume hidden={hidden} />}
      <Rotate hidden={hidden} />
      <ConfirmTyped
        trigger={<Button kind="danger">{t("remove.open")}</Button>}
        title={t("remove.title")}
        thing={name}
        consequence={t("remove.consequence")}
        lesser={active && <Pause hidden={hidden} />}
        verb={t("remove.verb")}
        action={remove}
        done={t("remove.done")}
      >
        {hidden}
      </ConfirmTyped>
    </div>
  );
}

function Pause({ hidden }: { hidden: ReactNode }) {
  const t = useTranslations("webhooks.act");
  return (
    <Form action={pause} done={t("paused")}>
      {hidden}
      <SubmitButton kind="quiet" className="w-fit">
        {t("pause")}
      </SubmitButton>
    </Form>
  );
}

function Resume({ hidden }: { hidden: ReactNode }) {
  const t = useTranslations("webhooks.act");
  return (
    <Form action={resume} done={t("resumed")}>
      {hidden}
      <SubmitButton className="w-fit">{t("resume")}</SubmitButton>
    </Form>
  );
}

function Rotate({ hidden }: { hidden: ReactNode }) {
  const t = useTranslations("webhooks");
  const [made, submit, forget] = useAnswer(rotate);
  return (
    <Dialog
      trigger={<Button>{t("act.rotate")}</Button>}
      title={t("act.rotateTitle")}
      description={made ? undefined : t("act.rotateText")}
    >
      {made ? (
        <div className="flex flex-col gap-4">
          <SecretOnce secret={made.secret} previousUntil={made.previousUntil} />
          <DialogClose>
            <Button className="w-fit" onClick={forget}>
              {t("made.back")}
            </Button>
          </DialogClose>
        </div>
      ) : (
        <FreshForm action={submit}>
          {hidden}
          <SubmitButton className="w-fit">{t("act.rotateVerb")}</SubmitButton>
        </FreshForm>
      )}
    </Dialog>
  );
}

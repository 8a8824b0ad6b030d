"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { NumberField, TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { Button } from "#components/ui/button.tsx";
import { guard, resume, stop } from "./actions.ts";
import { ChainFindings } from "./chain-findings.tsx";

type Props = { deviceId: string; name: string; status: "open" | "stopped" | "closed" };

/** Inspecting again with the bytes, and stopping or going on, each with its consequence said first. */
export function ChainActs({ deviceId, name, status }: Props) {
  const t = useTranslations("chains");
  const [found, inspect] = useAnswer(guard);
  return (
    <div className="flex flex-col gap-4">
      <FreshForm action={inspect}>
        <input type="hidden" name="deviceId" value={deviceId} />
        <input type="hidden" name="bytes" value="true" />
        <p className="text-ink-quiet">{t("againNote")}</p>
        <SubmitButton kind="quiet" className="w-fit">
          {t("again")}
        </SubmitButton>
      </FreshForm>
      {found && <ChainFindings found={found} />}
      {status === "open" && <Stop deviceId={deviceId} name={name} />}
      {status === "stopped" && <Resume deviceId={deviceId} name={name} />}
    </div>
  );
}

function Stop({ deviceId, name }: Pick<Props, "deviceId" | "name">) {
  const t = useTranslations("chains.stop");
  return (
    <ConfirmTyped
      trigger={
        <Button kind="danger" className="w-fit">
          {t("open")}
        </Button>
      }
      title={t("title")}
      thing={name}
      consequence={t("consequence")}
      verb={t("verb")}
      action={stop}
    >
      <input type="hidden" name="deviceId" value={deviceId} />
      <TextField name="reason" label={t("reason")} required dir="auto" maxLength={500} />
    </ConfirmTyped>
  );
}

function Resume({ deviceId, name }: Pick<Props, "deviceId" | "name">) {
  const t = useTranslations("chains.resume");
  return (
    <ConfirmTyped
      trigger={
        <Button kind="danger" className="w-fit">
          {t("open")}
        </Button>
      }
      title={t("title")}
      thing={name}
      consequence={t("consequence")}
      verb={t("verb")}
      action={resume}
    >
      <input type="hidden" name="deviceId" value={deviceId} />
      <NumberField name="icv" label={t("icv")} required maxLength={18} />
      <TextField name="hash" label={t("hash")} required code maxLength={44} />
      <TextField name="source" label={t("source")} required dir="auto" maxLength={500} />
    </ConfirmTyped>
  );
}

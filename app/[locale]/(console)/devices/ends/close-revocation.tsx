"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import { confirm, withdraw } from "./actions.ts";

/** The final record by a second person, or by whoever stated it and is alone; and taking the statement back. */
export function CloseRevocation({ revocationId, own }: { revocationId: string; own: boolean }) {
  const t = useTranslations("devices.ends.revocation");
  const id = useId();
  return (
    <div className="mt-3 flex flex-wrap items-end gap-3">
      <Form action={withdraw}>
        <input type="hidden" name="revocationId" value={revocationId} />
        <SubmitButton kind="quiet" className="w-fit">
          {t("withdraw")}
        </SubmitButton>
      </Form>
      <FreshForm action={confirm}>
        <input type="hidden" name="revocationId" value={revocationId} />
        {own && <Checkbox id={id} name="alone" value="true" label={t("alone")} />}
        <SubmitButton kind="danger" className="w-fit">
          {t("confirm")}
        </SubmitButton>
      </FreshForm>
    </div>
  );
}

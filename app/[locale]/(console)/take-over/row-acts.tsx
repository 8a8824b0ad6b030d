"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { giveUp, repeat } from "./actions.ts";

/** The ways on from an answer that did not come. */
export function RowActs({ takeOverId, name }: { takeOverId: string; name: string }) {
  const t = useTranslations("takeOver.list");
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Dialog trigger={<Button>{t("giveUp")}</Button>} title={t("giveUpTitle", { name })} description={t("giveUpText")}>
        <Form action={giveUp}>
          <input type="hidden" name="takeOverId" value={takeOverId} />
          <SubmitButton kind="danger" className="w-fit">
            {t("giveUpVerb")}
          </SubmitButton>
        </Form>
      </Dialog>
      <FreshForm action={repeat}>
        <input type="hidden" name="takeOverId" value={takeOverId} />
        <SubmitButton className="w-fit">{t("repeat")}</SubmitButton>
      </FreshForm>
    </div>
  );
}

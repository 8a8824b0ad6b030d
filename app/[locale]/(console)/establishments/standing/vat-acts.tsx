"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { resume, suspend } from "./actions.ts";
import { ReasonAct } from "./reason-act.tsx";

/** Records that ZATCA suspended the VAT registration, with what follows for the live devices. */
export function SuspendVat({ establishmentId, live }: { establishmentId: string; live: number }) {
  const t = useTranslations("establishments.vat");
  const words = {
    open: t("open"),
    title: t("title"),
    text: t("text"),
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    verb: t("verb"),
  };
  return (
    <ReasonAct establishmentId={establishmentId} words={words} action={suspend}>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        <li>{t("stops", { count: live })}</li>
        <li>{t("sent")}</li>
        <li>{t("revoked")}</li>
      </ul>
    </ReasonAct>
  );
}

export function ResumeVat({ establishmentId }: { establishmentId: string }) {
  const t = useTranslations("establishments.vat");
  return (
    <Form action={resume}>
      <input type="hidden" name="establishmentId" value={establishmentId} />
      <SubmitButton className="w-fit">{t("resume")}</SubmitButton>
    </Form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { OpenDialog } from "../ui/dialog.tsx";
import { Form, type Outcome } from "./form.tsx";
import { AuthenticatorCode, PresentPassword } from "./proof-fields.tsx";
import { useProof } from "./proof.tsx";
import { SubmitButton } from "./submit-button.tsx";

/** Asks who acts again, beside the form that needs it: what was entered there stays in its fields and goes nowhere else. */
export function ProveAgain({ why, proven }: { why: string | undefined; proven: () => void }) {
  const t = useTranslations("common.proof");
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>{why ?? t("text")}</p>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t("title")}
      </Button>
      {open && (
        <OpenDialog title={t("title")} description={t("stays")} close={() => setOpen(false)}>
          {/* a dialog stands elsewhere in the page, but its events still rise to the form that asked */}
          <div onSubmit={(event) => event.stopPropagation()}>
            <ProofForm proven={proven} />
          </div>
        </OpenDialog>
      )}
    </div>
  );
}

function ProofForm({ proven }: { proven: () => void }) {
  const t = useTranslations("common.proof");
  const { email, asksForCode, prove } = useProof();
  const submit = async (_previous: Outcome | undefined, form: FormData): Promise<Outcome> => {
    const outcome = await prove(undefined, form);
    if (outcome.ok) proven();
    return outcome;
  };
  return (
    <Form action={submit} labels={{ password: t("password"), code: t("code") }}>
      <PresentPassword email={email} />
      {asksForCode && <AuthenticatorCode />}
      <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
    </Form>
  );
}

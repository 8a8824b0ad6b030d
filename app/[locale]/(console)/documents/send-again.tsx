"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { resume } from "./actions.ts";

/** Lets a stopped document be sent again, byte for byte as it is. */
export function SendAgain({ documentId }: { documentId: string }) {
  const t = useTranslations("documents.stopped");
  return (
    <Form action={resume}>
      <input type="hidden" name="documentId" value={documentId} />
      <SubmitButton>{t("again")}</SubmitButton>
    </Form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { archive, fallback } from "./actions.ts";

/** What can be done with a group that is not the fallback. */
export function GroupActs({ groupId, name }: { groupId: string; name: string }) {
  const t = useTranslations("people.groups");
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Form action={fallback} done={t("madeFallback")}>
        <input type="hidden" name="groupId" value={groupId} />
        <SubmitButton kind="quiet">{t("makeFallback")}</SubmitButton>
      </Form>
      <ConfirmTyped
        trigger={<Button kind="danger">{t("archive.open")}</Button>}
        title={t("archive.title")}
        thing={name}
        consequence={t("archive.consequence")}
        verb={t("archive.verb")}
        action={archive}
        done={t("archive.done")}
      >
        <input type="hidden" name="groupId" value={groupId} />
      </ConfirmTyped>
    </div>
  );
}

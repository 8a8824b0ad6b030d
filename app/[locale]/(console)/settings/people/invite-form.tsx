"use client";

import { useLocale, useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { RadioField, TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { LinkButton } from "#components/ui/button.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { CheckList } from "../check-list.tsx";
import { inviteSomebody } from "./actions.ts";
import { InvitationMade } from "./invitation-made.tsx";
import { RoleFields } from "./role-fields.tsx";

type Props = { establishmentId: string; branches: readonly Choice[]; groups: readonly Choice[] };

/** Offers a role, and then says how the letter ended or shows the link this once. */
export function InviteForm({ establishmentId, branches, groups }: Props) {
  const t = useTranslations("people");
  const locale = useLocale();
  const [made, submit, forget] = useAnswer(inviteSomebody);
  if (made) return <InvitationMade made={made} again={forget} />;
  const labels = {
    email: t("column.email"),
    name: t("column.name"),
    role: t("column.role"),
    branchIds: t("column.branches"),
    groupIds: t("column.groups"),
    locale: t("language"),
  };
  return (
    <FreshForm action={submit} labels={labels} why={t("new.fresh")}>
      <input type="hidden" name="establishmentId" value={establishmentId} />
      <TextField name="name" label={labels.name} required maxLength={200} />
      <TextField name="email" type="email" label={labels.email} dir="ltr" required maxLength={254} />
      <RoleFields branches={branches} />
      <CheckList name="groupIds" legend={labels.groupIds} hint={t("new.groupsHint")} options={groups} />
      <RadioField
        name="locale"
        label={labels.locale}
        required
        defaultValue={locale}
        options={(["ar", "en"] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <div className="flex flex-wrap gap-2 border-t pt-4">
        <SubmitButton>{t("new.submit")}</SubmitButton>
        <LinkButton href="/settings/people" kind="bare">
          {t("new.back")}
        </LinkButton>
      </div>
    </FreshForm>
  );
}

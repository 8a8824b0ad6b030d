"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";
import { Form, type Outcome } from "#components/form/form.tsx";
import { FormFoot } from "#components/records/form-foot.tsx";
import { useUndoableUpdate } from "#components/undo/use-undoable-update.ts";
import type { Choice } from "#components/ui/input.tsx";
import { CheckList } from "../check-list.tsx";
import { create, update } from "./actions.ts";

type Group = {
  readonly id: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly memberIds: readonly string[];
  readonly branchIds: readonly string[];
};
type Props = { establishmentId: string; people: readonly Choice[]; branches: readonly Choice[]; group?: Group };

export function GroupForm({ establishmentId, people, branches, group }: Props) {
  const t = useTranslations("people.groups");
  const labels = { nameAr: t("nameAr"), nameEn: t("nameEn"), memberIds: t("people"), branchIds: t("branches") };
  const change = useUndoableUpdate(update, {
    said: t("saved"),
    by: "groupUpdate",
    record: { groupId: group?.id ?? "" },
    to: "/settings/groups",
  });
  return (
    <Form<Outcome>
      action={async (_previous, form) => await (group === undefined ? create : change)(undefined, form)}
      labels={labels}
    >
      {group === undefined ? (
        <input type="hidden" name="establishmentId" value={establishmentId} />
      ) : (
        <input type="hidden" name="groupId" value={group.id} />
      )}
      <TextField name="nameAr" label={labels.nameAr} defaultValue={group?.nameAr} dir="rtl" required maxLength={100} />
      <TextField name="nameEn" label={labels.nameEn} defaultValue={group?.nameEn} dir="ltr" required maxLength={100} />
      <CheckList name="memberIds" legend={labels.memberIds} options={people} chosen={group?.memberIds ?? []} />
      <CheckList
        name="branchIds"
        legend={labels.branchIds}
        hint={t("branchesHint")}
        options={branches}
        chosen={group?.branchIds ?? []}
      />
      <FormFoot verb={t("submit")} backHref="/settings/groups" />
    </Form>
  );
}

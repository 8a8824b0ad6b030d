"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Choice } from "#components/ui/input.tsx";
import type { Role } from "#lib/domain/rights.ts";
import { change, endAccess } from "./actions.ts";
import { RoleFields } from "./role-fields.tsx";

type Person = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly branchIds: readonly string[];
};
type Props = { establishmentId: string; person: Person; branches: readonly Choice[] };

/** Another role, or none; the last is typed, because it counts at once. */
export function PersonActs({ establishmentId, person, branches }: Props) {
  const t = useTranslations("people");
  const hidden = (
    <>
      <input type="hidden" name="establishmentId" value={establishmentId} />
      <input type="hidden" name="userId" value={person.id} />
    </>
  );
  return (
    <div className="flex flex-wrap gap-2">
      <Dialog trigger={<Button>{t("change.title")}</Button>} title={t("change.title")} description={person.name}>
        <FreshForm
          action={change}
          why={t("change.fresh")}
          done={t("change.done")}
          labels={{ role: t("column.role"), branchIds: t("column.branches") }}
        >
          {hidden}
          <RoleFields branches={branches} role={person.role} branchIds={person.branchIds} />
          <SubmitButton className="w-fit">{t("change.submit")}</SubmitButton>
        </FreshForm>
      </Dialog>
      <ConfirmTyped
        trigger={<Button kind="danger">{t("leave.open")}</Button>}
        title={t("leave.title")}
        thing={person.name}
        consequence={t("leave.consequence")}
        verb={t("leave.verb")}
        action={endAccess}
        done={t("leave.done")}
      >
        {hidden}
      </ConfirmTyped>
    </div>
  );
}

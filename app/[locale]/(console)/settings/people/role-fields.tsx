"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "#components/form/fields.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { roles, type Role } from "#lib/domain/rights.ts";
import { CheckList } from "../check-list.tsx";

type Props = { branches: readonly Choice[]; role?: Role; branchIds?: readonly string[] };

/** A role and the branches that it is limited to. */
export function RoleFields({ branches, role = "accountant", branchIds = none }: Props) {
  const t = useTranslations("people");
  return (
    <>
      <RadioField
        name="role"
        label={t("column.role")}
        required
        defaultValue={role}
        options={roles.map((value) => ({ value, label: t(`role.${value}`), hint: t(`roleHint.${value}`) }))}
      />
      <CheckList
        name="branchIds"
        legend={t("column.branches")}
        hint={t("new.branchesHint")}
        options={branches}
        chosen={branchIds}
      />
    </>
  );
}

const none: readonly string[] = [];

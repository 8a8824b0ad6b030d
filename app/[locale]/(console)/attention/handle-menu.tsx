"use client";

import { BellOff, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { assign, snooze } from "./actions.ts";

export type GroupChoice = {
  readonly id: string;
  readonly establishmentId: string;
  readonly name: string;
  readonly isFallback: boolean;
};
type Item = {
  readonly establishmentId: string;
  readonly deviceId: string;
  readonly source: string;
  readonly subject: string;
};
type Props = { item: Item; name: string; groups: readonly GroupChoice[]; groupId: string | null };

/** The two lesser acts on an item: putting it aside, and giving it to another group. */
export function HandleMenu({ item, name, groups, groupId }: Props) {
  const t = useTranslations("attention");
  const trigger = (label: string, icon: ReactElement) => <IconButton label={`${label}: ${name}`}>{icon}</IconButton>;
  return (
    <>
      <Dialog
        trigger={trigger(t("snooze.open"), <BellOff aria-hidden />)}
        title={t("snooze.title")}
        description={t("snooze.text")}
      >
        <Form action={snooze} done={t("snooze.done")} labels={{ reason: t("snooze.reason"), days: t("snooze.days") }}>
          <Hidden item={item} />
          <TextField name="reason" label={t("snooze.reason")} required maxLength={300} />
          <SelectField
            name="days"
            label={t("snooze.days")}
            required
            defaultValue="3"
            options={days.map((count) => ({ value: `${count}`, label: t("snooze.daysOf", { count }) }))}
          />
          <SubmitButton className="w-fit">{t("snooze.submit")}</SubmitButton>
        </Form>
      </Dialog>
      {groups.length > 1 && (
        <Dialog
          trigger={trigger(t("assign.open"), <Users aria-hidden />)}
          title={t("assign.title")}
          description={t("assign.text")}
        >
          <Form action={assign} done={t("assign.done")} labels={{ groupId: t("assign.group") }}>
            <Hidden item={item} />
            <SelectField
              name="groupId"
              label={t("assign.group")}
              required
              defaultValue={groupId ?? ""}
              options={[
                { value: "", label: t("assign.branch") },
                ...groups.map(({ id, name: label }) => ({ value: id, label })),
              ]}
            />
            <SubmitButton className="w-fit">{t("assign.submit")}</SubmitButton>
          </Form>
        </Dialog>
      )}
    </>
  );
}

function Hidden({ item }: { item: Item }) {
  return Object.entries(item).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

const days = [1, 3, 7, 14, 30] as const;

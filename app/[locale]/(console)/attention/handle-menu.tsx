"use client";

import { BellOff, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { OpenDialog } from "#components/ui/dialog.tsx";
import { undoable } from "#components/undo/undoable.ts";
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

/** The two lesser acts on an item: putting it aside, and giving it to another group. Either can be taken back. */
export function HandleMenu({ item, name, groups, groupId }: Props) {
  const t = useTranslations("attention");
  const [open, show] = useState<"snooze" | "assign">();
  const close = () => show(undefined);
  const button = (what: "snooze" | "assign", icon: ReactElement) => (
    <IconButton label={`${t(`${what}.open`)}: ${name}`} aria-haspopup="dialog" onClick={() => show(what)}>
      {icon}
    </IconButton>
  );
  return (
    <>
      {button("snooze", <BellOff aria-hidden />)}
      {groups.length > 1 && button("assign", <Users aria-hidden />)}
      {open && (
        <OpenDialog title={t(`${open}.title`)} description={t(`${open}.text`)} close={close}>
          {open === "snooze" ? (
            <SnoozeForm item={item} close={close} />
          ) : (
            <AssignForm item={item} groups={groups} groupId={groupId} close={close} />
          )}
        </OpenDialog>
      )}
    </>
  );
}

type FormProps = { item: Item; close: () => void };

function SnoozeForm({ item, close }: FormProps) {
  const t = useTranslations("attention.snooze");
  const submit = undoable(snooze, { said: t("done"), by: "wake", with: () => item, done: close });
  return (
    <Form action={submit} labels={{ reason: t("reason"), days: t("days") }}>
      <Hidden item={item} />
      <TextField name="reason" label={t("reason")} required maxLength={300} />
      <SelectField
        name="days"
        label={t("days")}
        required
        defaultValue="3"
        options={days.map((count) => ({ value: `${count}`, label: t("daysOf", { count }) }))}
      />
      <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
    </Form>
  );
}

function AssignForm({ item, close, groups, groupId }: FormProps & Pick<Props, "groups" | "groupId">) {
  const t = useTranslations("attention.assign");
  const before = (group: string | null) => ({ ...item, groupId: group ?? "" });
  const submit = undoable(assign, { said: t("done"), by: "assign", with: before, done: close });
  return (
    <Form action={submit} labels={{ groupId: t("group") }}>
      <Hidden item={item} />
      <SelectField
        name="groupId"
        label={t("group")}
        required
        defaultValue={groupId ?? ""}
        options={[{ value: "", label: t("branch") }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
    </Form>
  );
}

function Hidden({ item }: { item: Item }) {
  return Object.entries(item).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

const days = [1, 3, 7, 14, 30] as const;

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { OpenDialog } from "#components/ui/dialog.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { undoable } from "#components/undo/undoable.ts";
import { limit } from "./actions.ts";

type Props = { channelId: string; name: string; viewId: string | null; views: readonly Choice[] };

/** Chooses the view that a way of telling is limited to. */
export function LimitChannel({ name, ...channel }: Props) {
  const t = useTranslations("channels.limit");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button kind="bare" aria-label={`${t("open")}: ${name}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open && (
        <OpenDialog title={t("title")} description={t("text")} close={close}>
          {channel.views.length === 0 ? <p>{t("none")}</p> : <Choose {...channel} close={close} />}
        </OpenDialog>
      )}
    </>
  );
}

function Choose({ channelId, viewId, views, close }: Omit<Props, "name"> & { close: () => void }) {
  const t = useTranslations("channels.limit");
  const before = (view: string | null) => ({ channelId, viewId: view ?? "" });
  const submit = undoable(limit, { said: t("done"), by: "channelLimit", with: before, done: close });
  return (
    <Form action={submit} labels={{ viewId: t("view") }}>
      <input type="hidden" name="channelId" value={channelId} />
      <SelectField
        name="viewId"
        label={t("view")}
        required
        defaultValue={viewId ?? ""}
        options={[{ value: "", label: t("all") }, ...views]}
      />
      <SubmitButton className="w-fit">{t("submit")}</SubmitButton>
    </Form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import { OpenDialog } from "#components/ui/dialog.tsx";
import { undoable } from "#components/undo/undoable.ts";
import { viewPath, type ViewTable } from "#lib/domain/saved-view.ts";
import { useRouter } from "#lib/i18n/navigation.ts";
import type { ViewOfTable } from "./view-of-table.ts";
import { remove, rename, save } from "./actions.ts";

export type Home = { readonly value: string; readonly label: string; readonly mayShare: boolean };

export type Asking = { readonly kind: "save" } | { readonly kind: "rename" | "remove"; readonly view: ViewOfTable };

type Props = {
  asking: Asking | undefined;
  close: () => void;
  list: ViewTable;
  homes: readonly Home[];
  address: string;
};

export function ViewDialogs({ asking, close, ...rest }: Props) {
  const t = useTranslations("views");
  if (asking === undefined) return null;
  if (asking.kind === "save")
    return (
      <OpenDialog title={t("saveTitle")} description={t("saveText")} close={close}>
        <Save {...rest} />
      </OpenDialog>
    );
  const { view } = asking;
  const title = t(asking.kind === "rename" ? "renameTitle" : "removeTitle", { name: view.name });
  return (
    <OpenDialog title={title} description={asking.kind === "remove" && t("removeText")} close={close}>
      {asking.kind === "rename" ? (
        <Rename view={view} homes={rest.homes} close={close} />
      ) : (
        <Remove view={view} list={rest.list} close={close} />
      )}
    </OpenDialog>
  );
}

function Save({ list, homes, address }: Omit<Props, "asking" | "close">) {
  const t = useTranslations("views");
  const [only, ...others] = homes;
  return (
    <Form action={save} labels={{ name: t("name") }}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="address" value={address} />
      <TextField name="name" label={t("name")} hint={t("nameHint")} required maxLength={60} dir="auto" />
      {others.length === 0 ? (
        <input type="hidden" name="establishmentId" value={only?.value} />
      ) : (
        <SelectField name="establishmentId" label={t("establishment")} options={homes} required />
      )}
      {homes.some(({ mayShare }) => mayShare) && <Checkbox id="view-shared" name="shared" label={t("share")} />}
      <SubmitButton className="w-fit">{t("saveVerb")}</SubmitButton>
    </Form>
  );
}

type OfView = { view: ViewOfTable; close: () => void };

function Rename({ view, homes, close }: OfView & { homes: readonly Home[] }) {
  const t = useTranslations("views");
  const mayShare = homes.some(({ value, mayShare: may }) => may && value === view.establishmentId);
  const submit = undoable(rename, {
    said: t("renamed"),
    by: "viewRename",
    with: ({ name, shared }) => ({ viewId: view.id, name, ...(shared ? { shared: "on" } : {}) }),
    done: close,
  });
  return (
    <Form action={submit} labels={{ name: t("name") }}>
      <input type="hidden" name="viewId" value={view.id} />
      <TextField name="name" label={t("name")} defaultValue={view.name} required maxLength={60} dir="auto" />
      {mayShare && view.own ? (
        <Checkbox id="view-shared" name="shared" label={t("share")} defaultChecked={view.shared} />
      ) : (
        view.shared && <input type="hidden" name="shared" value="on" />
      )}
      <SubmitButton className="w-fit">{t("renameVerb")}</SubmitButton>
    </Form>
  );
}

function Remove({ view, list, close }: OfView & { list: ViewTable }) {
  const t = useTranslations("views");
  const router = useRouter();
  const submit = undoable(remove, {
    said: t("removed", { name: view.name }),
    by: "viewRestore",
    with: () => ({ viewId: view.id }),
    done: () => {
      close();
      router.push(viewPath(list));
    },
    undone: () => router.push(`${viewPath(list)}?view=${view.id}`),
  });
  return (
    <Form action={submit}>
      <input type="hidden" name="viewId" value={view.id} />
      <SubmitButton kind="danger" className="w-fit">
        {t("removeVerb")}
      </SubmitButton>
    </Form>
  );
}

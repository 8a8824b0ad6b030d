"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { startTransition, useState } from "react";
import { useHiddenColumns } from "#components/data-table/kept-columns.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { fieldsOf, undoable } from "#components/undo/undoable.ts";
import { everyColumn, sameParameters, viewPath, type ViewParameters, type ViewTable } from "#lib/domain/saved-view.ts";
import type { ViewOfTable } from "./view-of-table.ts";
import { update } from "./actions.ts";
import { ViewDialogs, type Asking, type Home } from "./view-dialogs.tsx";

type Props = {
  list: ViewTable;
  views: readonly ViewOfTable[];
  homes: readonly Home[];
  parameters: ViewParameters;
  current: string | undefined;
};

/** Causes of rejections and the register of warnings have no columns to choose. */
const hasColumns = (list: ViewTable): boolean => list !== "findings" && list !== "warnings";

/** Opens, saves, renames, shares and deletes the views of a table. */
export function ViewMenu({ list, views, homes, parameters, current }: Props) {
  const t = useTranslations("views");
  const [asking, ask] = useState<Asking>();
  const { hide } = useHiddenColumns();
  const shown = hasColumns(list) ? { ...parameters, hide: hide || everyColumn } : parameters;
  const view = views.find(({ id }) => id === current);
  const changed = view !== undefined && !sameParameters({ hide: shown.hide, ...view.parameters }, shown);
  const query = new URLSearchParams(shown).toString();
  const overwrite = useOverwrite(query);
  const trigger = (
    <Button icon={<Bookmark aria-hidden />} className="min-w-0">
      <span className="max-w-48 truncate">{view?.name ?? t("menu")}</span>
      {changed && <span className="font-normal text-ink-quiet">({t("changed")})</span>}
    </Button>
  );
  return (
    <>
      <Menu trigger={trigger}>
        <ViewLinks list={list} views={views} current={current} />
        <MenuSeparator />
        {view?.mayChange && changed && (
          <MenuItem onSelect={() => overwrite(view.id)}>{t("update", { name: view.name })}</MenuItem>
        )}
        {homes.length > 0 && <MenuItem onSelect={() => ask({ kind: "save" })}>{t("save")}</MenuItem>}
        {view?.mayChange && (
          <>
            <MenuItem onSelect={() => ask({ kind: "rename", view })}>{t("rename")}</MenuItem>
            <MenuItem danger onSelect={() => ask({ kind: "remove", view })}>
              {t("remove")}
            </MenuItem>
          </>
        )}
      </Menu>
      <ViewDialogs asking={asking} close={() => ask(undefined)} list={list} homes={homes} address={query} />
    </>
  );
}

/** Lets a view show what the table shows, which can be taken back. */
function useOverwrite(address: string) {
  const t = useTranslations("views");
  const overwritten = undoable(update, {
    said: t("updated"),
    by: "viewUpdate",
    with: (before, sent) => ({ ...fieldsOf(sent, ["viewId"]), ...before }),
  });
  return (viewId: string) => {
    const form = new FormData();
    form.set("viewId", viewId);
    form.set("address", address);
    startTransition(() => void overwritten(undefined, form));
  };
}

function ViewLinks({ list, views, current }: Pick<Props, "list" | "views" | "current">) {
  const t = useTranslations("views");
  if (views.length === 0) return <p className="px-2 py-1 text-ink-quiet">{t("none")}</p>;
  return views.map(({ id, name, shared, own, maker }) => (
    <MenuLink key={id} href={`${viewPath(list)}?view=${id}`} current={id === current}>
      <bdi>{name}</bdi>
      {shared && (
        <span className="block text-caption text-ink-quiet">
          {own ? t("shared") : `${t("shared")}, ${t("by", { name: maker })}`}
        </span>
      )}
    </MenuLink>
  ));
}

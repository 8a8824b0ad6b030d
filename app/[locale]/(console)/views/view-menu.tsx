"use client";

import { Bookmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { startTransition, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { sameParameters, type ViewParameters, type ViewTable } from "#lib/domain/saved-view.ts";
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

/** Opens, saves, renames, shares and deletes the views of a table. */
export function ViewMenu({ list, views, homes, parameters, current }: Props) {
  const t = useTranslations("views");
  const [asking, ask] = useState<Asking>();
  const view = views.find(({ id }) => id === current);
  const changed = view !== undefined && !sameParameters(view.parameters, parameters);
  const query = new URLSearchParams(parameters).toString();
  const overwrite = (viewId: string) => {
    const form = new FormData();
    form.set("viewId", viewId);
    form.set("address", query);
    startTransition(() => void update(undefined, form));
  };
  const trigger = (
    <Button icon={<Bookmark aria-hidden />} className="min-w-0">
      <span className="max-w-48 truncate">{view?.name ?? t("menu")}</span>
      {changed && <span className="font-normal text-ink-quiet">({t("changed")})</span>}
    </Button>
  );
  return (
    <>
      <Menu trigger={trigger}>
        {views.length === 0 && <p className="px-2 py-1 text-ink-quiet">{t("none")}</p>}
        {views.map(({ id, name, shared, own, maker }) => (
          <MenuLink key={id} href={`/${list}?view=${id}`} current={id === current}>
            <bdi>{name}</bdi>
            {shared && (
              <span className="block text-caption text-ink-quiet">
                {own ? t("shared") : `${t("shared")}, ${t("by", { name: maker })}`}
              </span>
            )}
          </MenuLink>
        ))}
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

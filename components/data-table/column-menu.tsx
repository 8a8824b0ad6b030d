"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { everyColumn } from "#lib/domain/saved-view.ts";
import { usePathname, useRouter } from "#lib/i18n/navigation.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuCheck } from "../ui/menu.tsx";
import { parameters, withParameters } from "./address.ts";
import { useHiddenColumns } from "./kept-columns.tsx";

type Props = { columns: readonly { readonly id: string; readonly label: string }[]; hidden: readonly string[] };

export function ColumnMenu({ columns, hidden }: Props) {
  const t = useTranslations("table");
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const { keep } = useHiddenColumns();

  const show = (id: string, shown: boolean) => {
    const next = shown ? hidden.filter((other) => other !== id) : [...hidden, id];
    keep(next.join(","));
    const said = next.join(",") || (search.has("view") ? everyColumn : undefined);
    router.replace(withParameters(pathname, search, { [parameters.hide]: said }), { scroll: false });
  };
  return (
    <Menu trigger={<Button icon={<Columns3 aria-hidden />}>{t("columns")}</Button>}>
      {columns.map(({ id, label }) => (
        <MenuCheck key={id} checked={!hidden.includes(id)} onChange={(shown) => show(id, shown)}>
          {label}
        </MenuCheck>
      ))}
    </Menu>
  );
}

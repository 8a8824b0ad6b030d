"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { Menu, MenuLink } from "./menu.tsx";

/** Where else a page leads, behind one button, so that its primary act stands out. */
export function MoreActs({ links }: { links: readonly { readonly href: string; readonly label: string }[] }) {
  const t = useTranslations("table");
  if (links.length === 0) return null;
  return (
    <Menu trigger={<Button icon={<Ellipsis aria-hidden />}>{t("actions")}</Button>}>
      {links.map(({ href, label }) => (
        <MenuLink key={href} href={href}>
          {label}
        </MenuLink>
      ))}
    </Menu>
  );
}

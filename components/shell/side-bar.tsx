"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cookieNames } from "#lib/i18n/preferences.ts";
import { IconButton } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Brand } from "./brand.tsx";
import { keepChoice } from "./cookie.ts";
import { NavList, type NavItem } from "./nav-list.tsx";

/** Beside the page on wide screens; below that the menu in the top bar takes its place. */
export function SideBar({ items, startsNarrow }: { items: readonly NavItem[]; startsNarrow: boolean }) {
  const t = useTranslations("nav");
  const [narrow, setNarrow] = useState(startsNarrow);
  const toggle = () => {
    keepChoice(cookieNames.sideBar, narrow ? "wide" : "narrow");
    setNarrow(!narrow);
  };
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav aria-label={t("main")} data-print="no" className={cx(barClass, narrow ? "w-14" : "w-56")}>
      <Brand narrow={narrow} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <NavList items={items} narrow={narrow} />
      </div>
      <div className="border-t p-2">
        <IconButton label={narrow ? t("expand") : t("collapse")} aria-expanded={!narrow} onClick={toggle}>
          <Icon aria-hidden className="rtl:-scale-x-100" />
        </IconButton>
      </div>
    </nav>
  );
}

const barClass = "sticky top-0 hidden h-dvh shrink-0 flex-col border-e bg-surface transition-[width] lg:flex";

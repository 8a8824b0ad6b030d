"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Menu, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "#lib/i18n/navigation.ts";
import { iconButtonClass } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { backdropClass } from "../ui/dialog.tsx";
import { Brand } from "./brand.tsx";
import { NavList, type NavItem } from "./nav-list.tsx";

export function MobileMenu({ items }: { items: readonly NavItem[] }) {
  const t = useTranslations();
  const pathname = usePathname();
  return (
    <Dialog.Root key={pathname}>
      <Dialog.Trigger aria-label={t("nav.open")} className={cx(iconButtonClass, "lg:hidden")}>
        <Menu aria-hidden />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Popup className="fixed inset-y-0 start-0 z-50 w-72 max-w-[85vw] overflow-y-auto border-e bg-raised shadow-floating">
          <Dialog.Title className="sr-only">{t("nav.main")}</Dialog.Title>
          <Brand />
          <Dialog.Close aria-label={t("common.close")} className={cx(iconButtonClass, "absolute end-2 top-2")}>
            <X aria-hidden />
          </Dialog.Close>
          <nav aria-label={t("nav.main")}>
            <NavList items={items} />
          </nav>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

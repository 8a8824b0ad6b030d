"use client";

import { Building2, ChevronsUpDown, CircleUser, Languages, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { startTransition, useState } from "react";
import { Link, usePathname } from "#lib/i18n/navigation.ts";
import { cookieNames, themes, type Theme } from "#lib/i18n/preferences.ts";
import { Button, buttonClass, IconButton } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Menu, MenuItem, MenuLink, MenuRadio, MenuSeparator } from "../ui/menu.tsx";
import { keepChoice } from "./cookie.ts";

export type EstablishmentChoice = { readonly id: string; readonly name: string; readonly href: string };

/** `allHref` shows every establishment together; it is missing for people who have one. */
export function EstablishmentSwitcher({
  choices,
  current,
  allHref,
}: {
  choices: readonly EstablishmentChoice[];
  current?: string;
  allHref?: string;
}) {
  const t = useTranslations("nav");
  if (choices.length === 0) return null;

  const name = choices.find(({ id }) => id === current)?.name ?? t("allEstablishments");
  const trigger = (
    <Button kind="bare" className="max-w-96 min-w-0 shrink! text-ink!" aria-label={`${t("establishment")}: ${name}`}>
      <Building2 aria-hidden className="text-ink-quiet" />
      <span className="min-w-0 truncate">{name}</span>
      <ChevronsUpDown aria-hidden className="text-ink-quiet" />
    </Button>
  );
  return (
    <Menu trigger={trigger} align="start">
      {allHref && (
        <MenuLink href={allHref} current={current === undefined}>
          {t("allEstablishments")}
        </MenuLink>
      )}
      {allHref && <MenuSeparator />}
      {choices.map(({ id, name: words, href }) => (
        <MenuLink key={id} href={href} current={id === current}>
          {words}
        </MenuLink>
      ))}
    </Menu>
  );
}

/** Keeps path and parameters; named in the language it leads to. */
export function LanguageSwitch() {
  const t = useTranslations("nav");
  const other = useLocale() === "ar" ? "en" : "ar";
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return (
    <Link
      href={search ? `${pathname}?${search}` : pathname}
      locale={other}
      lang={other}
      hrefLang={other}
      aria-label={t("languageLabel")}
      className={cx(buttonClass("bare"), "px-2! text-ink-quiet! hover:text-ink!")}
    >
      <Languages aria-hidden />
      <span className="max-sm:sr-only">{t("language")}</span>
    </Link>
  );
}

export function ThemeSwitch({ start }: { start: Theme }) {
  const t = useTranslations("nav");
  const [theme, setTheme] = useState(start);
  const choose = (value: string) => {
    const chosen = themes.find((known) => known === value) ?? "system";
    setTheme(chosen);
    keepChoice(cookieNames.theme, chosen);
    if (chosen === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = chosen;
  };
  const options = [
    { value: "light", label: t("themeLight"), icon: icons.light },
    { value: "dark", label: t("themeDark"), icon: icons.dark },
    { value: "system", label: t("themeSystem"), icon: icons.system },
  ];
  return (
    <Menu trigger={<IconButton label={t("theme")}>{icons[theme]}</IconButton>}>
      <MenuRadio label={t("theme")} value={theme} onChange={choose} options={options} />
    </Menu>
  );
}

type PersonProps = {
  name: string;
  email: string;
  signOut: () => Promise<void>;
  links?: readonly { readonly href: string; readonly label: string }[];
};

export function PersonMenu({ name, email, signOut, links = none }: PersonProps) {
  const t = useTranslations("nav");
  return (
    <Menu trigger={<IconButton label={`${t("person")}: ${name}`}>{person}</IconButton>}>
      <div className="px-2 py-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-caption text-ink-quiet">
          <bdi dir="ltr" className="wrap-anywhere">
            {email}
          </bdi>
        </p>
      </div>
      <MenuSeparator />
      {links.map(({ href, label }) => (
        <MenuLink key={href} href={href}>
          {label}
        </MenuLink>
      ))}
      <MenuItem onSelect={() => startTransition(signOut)} icon={<LogOut aria-hidden className="rtl:-scale-x-100" />}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}

const icons = { light: <Sun aria-hidden />, dark: <Moon aria-hidden />, system: <Monitor aria-hidden /> } as const;
const person = <CircleUser aria-hidden />;
const none = [] as const;

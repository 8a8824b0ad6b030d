import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Environment } from "#lib/domain/environment.ts";
import type { Theme } from "#lib/i18n/preferences.ts";
import { cx } from "../ui/cx.ts";
import { DemoStrip, EnvironmentMark, EnvironmentStrip } from "./environment.tsx";
import { MobileMenu } from "./mobile-menu.tsx";
import type { NavItem } from "./nav-list.tsx";
import { SideBar } from "./side-bar.tsx";
import {
  EstablishmentSwitcher,
  LanguageSwitch,
  PersonMenu,
  ThemeSwitch,
  type EstablishmentChoice,
} from "./switches.tsx";

type Props = {
  /** Only pages that exist. */
  items: readonly NavItem[];
  establishments: { choices: readonly EstablishmentChoice[]; current?: string; allHref?: string };
  person: {
    name: string;
    email: string;
    signOut: () => Promise<void>;
    links?: readonly { href: string; label: string }[];
  };
  theme: Theme;
  sideBarNarrow: boolean;
  /** What the page's things belong to; absent where several are shown together. */
  environment?: Environment;
  demo?: boolean;
  /** Search, command palette and what one was told. */
  search?: ReactNode;
  children: ReactNode;
};

/** The frame of every page behind the sign-in. */
export function Shell({
  items,
  establishments,
  person,
  theme,
  sideBarNarrow,
  environment,
  demo,
  search,
  children,
}: Props) {
  const t = useTranslations("common");
  return (
    <div className={cx("flex min-h-dvh", headHeight(environment, demo))}>
      <a href="#content" className={skipClass}>
        {t("skipToContent")}
      </a>
      <SideBar items={items} startsNarrow={sideBarNarrow} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-20 bg-surface print:static">
          <div data-print="no" className="flex h-12 items-center gap-1 border-b px-2 lg:px-4">
            <MobileMenu items={items} />
            <EstablishmentSwitcher {...establishments} />
            {environment === "production" && (
              <span className="max-sm:hidden">
                <EnvironmentMark environment={environment} />
              </span>
            )}
            <div className="ms-auto flex items-center gap-1">
              {search}
              <LanguageSwitch />
              <ThemeSwitch start={theme} />
              <PersonMenu {...person} />
            </div>
          </div>
          {environment && <EnvironmentStrip environment={environment} />}
          {demo && <DemoStrip />}
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="flex w-full max-w-400 flex-1 flex-col gap-6 p-3 outline-none sm:p-6"
        >
          {children}
        </main>
        <footer className="px-6 pb-4 text-caption text-ink-quiet">{t("riyadhTime")}</footer>
      </div>
    </div>
  );
}

/** The height of everything that sticks to the top, for what must stay under it. */
function headHeight(environment: Environment | undefined, demo: boolean | undefined): string {
  const strip = environment !== undefined && environment !== "production";
  if (strip && demo) return "[--head:7rem]";
  return strip || demo ? "[--head:5rem]" : "[--head:3rem]";
}

const skipClass =
  "sr-only z-50 rounded-sm bg-accent px-3 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:start-2 focus:top-2";

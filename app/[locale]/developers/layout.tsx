import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Seal } from "#components/shell/seal.tsx";
import { LanguageSwitch } from "#components/shell/switches.tsx";
import { LinkButton } from "#components/ui/button.tsx";

/** Open to whoever writes a program, with or without an account. */
export default function DevelopersLayout({ children }: { children: ReactNode }) {
  const [t, api] = [useTranslations("common"), useTranslations("api")];
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center gap-2.5 border-b bg-surface px-4 py-2 text-section font-semibold">
        <Seal className="text-accent" />
        <span>{t("appName")}</span>
        <span className="ms-auto flex items-center gap-2" data-print="no">
          <LinkButton href="/settings">{api("toConsole")}</LinkButton>
          <LanguageSwitch />
        </span>
      </header>
      <main className="mx-auto flex w-full max-w-240 flex-1 flex-col gap-6 px-4 py-6">{children}</main>
    </div>
  );
}

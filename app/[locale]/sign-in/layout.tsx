import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Seal } from "#components/shell/seal.tsx";
import { LanguageSwitch } from "#components/shell/switches.tsx";

export default function SignInLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center gap-2.5 px-4 py-3 text-section font-semibold">
        <Seal className="text-accent" />
        <span>{t("appName")}</span>
        <span className="ms-auto">
          <LanguageSwitch />
        </span>
      </header>
      <main className="mx-auto flex w-full max-w-104 flex-1 flex-col gap-6 px-4 pt-[10vh] pb-12">{children}</main>
    </div>
  );
}

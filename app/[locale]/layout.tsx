import "../globals.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import type { Metadata } from "next";
import { hasLocale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { DirectionProvider } from "#components/ui/direction.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { direction, routing } from "#lib/i18n/routing.ts";
import { getPreferences, getTheme } from "#lib/i18n/server.ts";
import { PreferencesProvider } from "#lib/i18n/use-format.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};

  const t = await getTranslations({ locale, namespace: "common" });
  return {
    title: { default: t("appName"), template: `%s · ${t("appName")}` },
    description: t("tagline"),
    icons: "/icon.svg",
  };
}

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();

  setRequestLocale(locale);
  const [nonce, theme, preferences] = await Promise.all([readNonce(), getTheme(), getPreferences()]);
  const dir = direction(locale);
  return (
    <html lang={locale} dir={dir} data-theme={theme === "system" ? undefined : theme} data-scroll-behavior="smooth">
      <body>
        <CSPProvider {...(nonce ? { nonce } : {})}>
          <DirectionProvider direction={dir}>
            <ClientMessages>
              <PreferencesProvider value={preferences}>{children}</PreferencesProvider>
            </ClientMessages>
          </DirectionProvider>
        </CSPProvider>
      </body>
    </html>
  );
}

const readNonce = async (): Promise<string | undefined> => (await headers()).get("x-nonce") ?? undefined;

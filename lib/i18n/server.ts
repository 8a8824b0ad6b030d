import "server-only";
import { getLocale } from "next-intl/server";
import { cookies } from "next/headers";
import { columnsCookie, hiddenColumnsOf, type HiddenColumns } from "#lib/domain/hidden-columns.ts";
import { formatter, type Formatter } from "./format.ts";
import { cookieNames, themes, type Preferences, type Theme } from "./preferences.ts";

export async function getPreferences(): Promise<Preferences> {
  const jar = await cookies();
  return {
    digits: jar.get(cookieNames.digits)?.value === "arab" ? "arab" : "latn",
    hijri: jar.get(cookieNames.hijri)?.value === "yes",
  };
}

export async function getTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(cookieNames.theme)?.value;
  return themes.find((theme) => theme === chosen) ?? "system";
}

export async function getSideBarNarrow(): Promise<boolean> {
  return (await cookies()).get(cookieNames.sideBar)?.value === "narrow";
}

export async function getHiddenColumns(): Promise<HiddenColumns> {
  return hiddenColumnsOf((await cookies()).get(columnsCookie)?.value);
}

export async function getFormat(): Promise<Formatter> {
  const [locale, preferences] = await Promise.all([getLocale(), getPreferences()]);
  return formatter(locale, preferences);
}

"use client";

import { useLocale } from "next-intl";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { formatter, type Formatter } from "./format.ts";
import { standardPreferences, type Preferences } from "./preferences.ts";

const PreferencesContext = createContext<Preferences>(standardPreferences);

export function PreferencesProvider({ value, children }: { value: Preferences; children: ReactNode }) {
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export const usePreferences = (): Preferences => useContext(PreferencesContext);

export function useFormat(): Formatter {
  const locale = useLocale();
  const preferences = usePreferences();
  return useMemo(() => formatter(locale, preferences), [locale, preferences]);
}

/** The Hijri date for people who asked for it as a second line, otherwise nothing. */
export function useHijri(at: string): string | undefined {
  const format = useFormat();
  return usePreferences().hijri ? format.hijri(at) : undefined;
}

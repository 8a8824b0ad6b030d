"use client";

import { NextIntlClientProvider, useLocale } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { timeZone } from "#lib/i18n/format.ts";
import type { Messages } from "#lib/i18n/messages.ts";

type Name = "help" | "tour";

/** Words that few pages need: they come once somebody asks for what says them. */
export function LazyWords({ of, children }: { of: Name; children: ReactNode }) {
  const locale = useLocale();
  const [words, setWords] = useState<Partial<Pick<Messages, Name>>>();
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      const loaded = await files[of][locale]();
      if (wanted) setWords({ [of]: loaded.default });
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [of, locale]);
  return (
    words && (
      <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={words}>
        {children}
      </NextIntlClientProvider>
    )
  );
}

const files = {
  help: {
    ar: () => import("#lib/i18n/ar/help.json"),
    en: () => import("#lib/i18n/en/help.json"),
  },
  tour: {
    ar: () => import("#lib/i18n/ar/tour.json"),
    en: () => import("#lib/i18n/en/tour.json"),
  },
} as const;

"use client";

import { useTranslations } from "next-intl";
import { keepChoice } from "#components/shell/cookie.ts";
import { Checkbox } from "#components/ui/choice.tsx";
import { useRouter } from "#lib/i18n/navigation.ts";
import { cookieNames } from "#lib/i18n/preferences.ts";
import { useFormat, usePreferences } from "#lib/i18n/use-format.tsx";

/** How dates and numbers are written for whoever looks, in this browser; it counts at once. */
export function OwnDates({ example }: { example: string }) {
  const t = useTranslations("channels.dates");
  const router = useRouter();
  const { hijri, digits } = usePreferences();
  const format = useFormat();
  const choose = (name: string, value: string) => {
    keepChoice(name, value);
    router.refresh();
  };
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        id="own-hijri"
        label={t("hijri")}
        hint={format.hijri(example)}
        checked={hijri}
        onChange={({ target }) => choose(cookieNames.hijri, target.checked ? "yes" : "no")}
      />
      <Checkbox
        id="own-digits"
        label={t("digits")}
        hint={format.date(example)}
        checked={digits === "arab"}
        onChange={({ target }) => choose(cookieNames.digits, target.checked ? "arab" : "latn")}
      />
      <p className="text-caption text-ink-quiet">{t("here")}</p>
    </div>
  );
}

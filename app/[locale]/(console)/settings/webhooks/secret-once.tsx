"use client";

import { useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";

/** A secret, shown this once; `previousUntil` is when the one before stops signing. */
export function SecretOnce({ secret, previousUntil }: { secret: string; previousUntil?: string }) {
  const t = useTranslations("webhooks.made");
  const format = useFormat();
  return (
    <>
      <Banner state="due" title={t("title")}>
        {t("text")}
      </Banner>
      <div className="rounded-md border bg-surface p-4">
        <CopyCode value={secret} wrap />
      </div>
      {previousUntil && <p className="text-ink-quiet">{t("rotated", { date: format.dateTime(previousUntil) })}</p>}
    </>
  );
}

"use client";

import { RotateCw } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { useRouter } from "#lib/i18n/navigation.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

/** How old this view is, and a way to look again. */
export function Looked({ at }: { at: string }) {
  const t = useTranslations("attention");
  const format = useFormat();
  const router = useRouter();
  const now = useNow({ updateInterval: 1000 });
  const seconds = Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / 1000));
  return (
    <span className="flex items-center gap-3 text-cell text-ink-quiet">
      {seconds < 60 ? t("lookedSeconds", { seconds }) : t("looked", { time: format.relative(at, now) })}
      <Button icon={<RotateCw aria-hidden />} onClick={() => router.refresh()}>
        {t("reload")}
      </Button>
    </span>
  );
}

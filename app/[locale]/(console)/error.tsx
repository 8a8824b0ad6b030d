"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FailedState } from "#components/ui/states.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ConsoleError({ error, retry }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const [since] = useState(() => format.time(Date.now()));
  return (
    <div className="rounded-md border bg-surface">
      <FailedState
        title={t("common.pageFailed")}
        works={t("common.pageFailedHint")}
        since={since}
        {...(error.digest ? { reference: error.digest } : {})}
        action={
          <Button icon={<RotateCw aria-hidden />} onClick={retry}>
            {t("common.tryAgain")}
          </Button>
        }
      />
    </div>
  );
}

"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { Button } from "../ui/button.tsx";
import { FailedState } from "../ui/states.tsx";

type Props = {
  error: Error & { digest?: string };
  retry: () => void;
  /** Even the frame failed, so nothing can be said of the rest. */
  whole?: boolean;
};

/** In place of a page that could not be made: since when, what still works, and the way to try again. */
export function PageFailed({ error, retry, whole }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const [since] = useState(() => format.time(Date.now()));
  return (
    <div className="rounded-md border bg-surface">
      <FailedState
        title={t("common.pageFailed")}
        works={!whole && t("common.pageFailedHint")}
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

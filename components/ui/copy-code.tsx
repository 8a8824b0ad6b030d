"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "./button.tsx";
import { Code } from "./code.tsx";
import { cx } from "./cx.ts";

type Props = { value: string; shown?: string; wrap?: boolean };

/** `shown` may be a shortened form; what is copied is always the whole value, without direction marks. */
export function CopyCode({ value, shown = value, wrap }: Props) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span className="inline-flex max-w-full items-center gap-1 align-middle">
      <span title={shown === value ? undefined : value} dir="ltr" className={cx("min-w-0", !wrap && "truncate")}>
        <Code wrap={wrap ?? false}>{shown}</Code>
      </span>
      <IconButton label={t("copy")} onClick={() => void copy()} small className="-my-0.5" data-print="no">
        {copied ? <Check aria-hidden className="text-good" /> : <Copy aria-hidden />}
      </IconButton>
      <output className="sr-only">{copied && t("copied")}</output>
    </span>
  );
}

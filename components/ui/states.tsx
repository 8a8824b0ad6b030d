import { RotateCw, ServerCrash } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "./button.tsx";
import { cx } from "./cx.ts";

type EmptyProps = { title: ReactNode; children?: ReactNode; action?: ReactNode; drawing?: ReactNode };

/** What this will hold and how to begin. */
export function EmptyState({ title, children, action, drawing }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-prose flex-col items-center gap-2 px-4 py-12 text-center">
      <span aria-hidden className="mb-2 text-ink-quiet">
        {drawing ?? <BlankPage />}
      </span>
      <div className="text-section font-semibold">{title}</div>
      {children && <div className="text-ink-quiet">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

type FailedProps = {
  title: ReactNode;
  since?: string;
  works?: ReactNode;
  retryHref?: string;
  /** In place of the link, where trying again takes more than opening an address. */
  action?: ReactNode;
  reference?: string;
};

/** What failed, since when, what still works, try again. */
export function FailedState({ title, since, works, retryHref, action, reference }: FailedProps) {
  const t = useTranslations();
  return (
    <div role="alert" className="mx-auto flex max-w-prose flex-col items-center gap-2 px-4 py-12 text-center">
      <ServerCrash aria-hidden className="mb-2 size-10 text-broken" strokeWidth={1.25} />
      <p className="text-section font-semibold">{title}</p>
      {since && <p className="text-broken">{t("common.failedSince", { time: since })}</p>}
      {works && <p className="text-ink-quiet">{works}</p>}
      {reference && <p className="text-caption text-ink-quiet">{t("form.reference", { id: reference })}</p>}
      {action && <div className="mt-2">{action}</div>}
      {retryHref && (
        <LinkButton href={retryHref} icon={<RotateCw aria-hidden />} className="mt-2">
          {t("common.tryAgain")}
        </LinkButton>
      )}
    </div>
  );
}

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-pulse rounded-sm bg-line/70", className ?? "h-5 w-full")} />;
}

/** An open ledger with empty lines. */
function BlankPage() {
  return (
    <svg width="72" height="56" viewBox="0 0 72 56" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path
        d="M36 10c-6-4-16-5-29-4v40c13-1 23 0 29 4 6-4 16-5 29-4V6c-13-1-23 0-29 4Zm0 0v40"
        strokeLinejoin="round"
      />
      <path
        d="M14 17c5 0 10 .6 15 2M14 26c5 0 10 .6 15 2M43 19c5-1.4 10-2 15-2M43 28c5-1.4 10-2 15-2"
        strokeDasharray="2 4"
      />
    </svg>
  );
}

"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { Link, useRouter } from "#lib/i18n/navigation.ts";
import { iconButtonClass } from "./button.tsx";

type Props = { title: ReactNode; closeHref: string; fullHref?: string; children: ReactNode };

/**
 * What a list row opens: it lies over the end of the list, which stays usable and keeps its place. The address opens and
 * closes it, so it is part of the page and not a modal dialog.
 */
export function Sheet({ title, closeHref, fullHref, children }: Props) {
  const t = useTranslations("common");
  const router = useRouter();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);

  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    router.push(closeHref, { scroll: false });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <aside aria-labelledby={id} onKeyDown={leave} className={sheetClass}>
      <header className="sticky top-0 z-10 flex items-center gap-2 border-b bg-raised px-4 py-2">
        <h2
          id={id}
          ref={heading}
          tabIndex={-1}
          className="min-w-0 flex-1 text-section font-semibold wrap-anywhere outline-none"
        >
          {title}
        </h2>
        {fullHref && (
          <Link href={fullHref} className="inline-flex min-h-6 items-center text-cell text-accent hover:underline">
            {t("openFullPage")}
          </Link>
        )}
        <Link href={closeHref} scroll={false} aria-label={t("close")} title={t("close")} className={iconButtonClass}>
          <X aria-hidden />
        </Link>
      </header>
      <div className="flex flex-col gap-6 p-4">{children}</div>
    </aside>
  );
}

const sheetClass =
  "fixed end-0 top-(--head) bottom-0 z-10 w-full overflow-y-auto border-s bg-raised shadow-floating transition-opacity sm:w-120 starting:opacity-0";

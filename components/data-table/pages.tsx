"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { usePathname } from "#lib/i18n/navigation.ts";
import { LinkButton } from "../ui/button.tsx";
import { fromTheStart, parameters, withParameters } from "./address.ts";

export type Page = {
  /** Cursors as the query gave them; absent where there is nothing more in that direction. */
  readonly next?: string | undefined;
  readonly previous?: string | undefined;
  /** The exact count, or the cap when `capped`. */
  readonly total?: number | undefined;
  readonly capped?: boolean | undefined;
  /** The number of the first row in the whole result, where it is known. */
  readonly from?: number | undefined;
};

export function Pages({ page, shown }: { page: Page; shown: number }) {
  const t = useTranslations("table");
  const pathname = usePathname();
  const search = useSearchParams();
  const at = (cursor: Record<string, string>) => withParameters(pathname, search, { ...fromTheStart, ...cursor });
  return (
    <div
      className="flex min-h-12 flex-wrap items-center gap-2 border-t px-3 py-2 text-cell text-ink-quiet"
      data-print="no"
    >
      <p className="me-auto">{useCount(page, shown)}</p>
      {(page.previous || page.next) && (
        <nav aria-label={t("pages")} className="flex gap-2">
          {page.previous && (
            <LinkButton
              href={at({ [parameters.before]: page.previous })}
              icon={<ChevronLeft aria-hidden className="rtl:-scale-x-100" />}
            >
              {t("previous")}
            </LinkButton>
          )}
          {page.next && (
            <LinkButton href={at({ [parameters.after]: page.next })}>
              {t("next")}
              <ChevronRight aria-hidden className="rtl:-scale-x-100" />
            </LinkButton>
          )}
        </nav>
      )}
    </div>
  );
}

function useCount({ from, total, capped }: Page, shown: number): string {
  const t = useTranslations("table");
  if (total === undefined || from === undefined || shown === 0) return t("rows", { count: total ?? shown });
  if (shown === total && !capped) return t("rows", { count: total });
  return t(capped ? "rowsOfMore" : "rowsOf", { from, to: from + shown - 1, total });
}

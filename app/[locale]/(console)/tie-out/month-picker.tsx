"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { withParameters } from "#components/data-table/address.ts";
import { iconButtonClass } from "#components/ui/button.tsx";
import { Select, type Choice } from "#components/ui/input.tsx";
import { Link, usePathname, useRouter } from "#lib/i18n/navigation.ts";

type Props = { month: string; months: readonly Choice[]; before: string; after: string | undefined };

/** The month as part of the address: one before, one after, or any of the last years. */
export function MonthPicker({ month, months, before, after }: Props) {
  const t = useTranslations("tieOut");
  const [pathname, search, router] = [usePathname(), useSearchParams(), useRouter()];
  const at = (one: string) => withParameters(pathname, search, { month: one });
  return (
    <div className="flex items-center gap-1" data-print="no">
      <Link href={at(before)} aria-label={t("previous")} title={t("previous")} className={iconButtonClass}>
        <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
      </Link>
      <Select
        key={month}
        aria-label={t("month")}
        defaultValue={month}
        options={months}
        onChange={({ target }) => router.push(at(target.value))}
        className="w-44!"
      />
      {after !== undefined && (
        <Link href={at(after)} aria-label={t("next")} title={t("next")} className={iconButtonClass}>
          <ChevronRight aria-hidden className="rtl:-scale-x-100" />
        </Link>
      )}
    </div>
  );
}

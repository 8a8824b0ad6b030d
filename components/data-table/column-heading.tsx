"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { Link, usePathname } from "#lib/i18n/navigation.ts";
import { cx } from "../ui/cx.ts";
import { fromTheStart, parameters, sortParameter, withParameters, type Sort } from "./address.ts";
import { roles } from "./roles.ts";

type Props = {
  label: string;
  column?: string | undefined;
  align?: "start" | "end" | undefined;
  sort?: Sort | undefined;
};

/** A heading that sorts is a link: upwards first, then downwards. */
export function ColumnHeading({ label, column, align, sort }: Props) {
  const t = useTranslations("table");
  const pathname = usePathname();
  const search = useSearchParams();
  const className = cx(headingClass, "text-start", align === "end" && "ltr:text-end");
  if (!column) {
    return (
      <th scope="col" {...roles.columnheader} className={className}>
        {label}
      </th>
    );
  }

  const sorted = sort?.column === column ? sort : undefined;
  const next = sortParameter({ column, descending: sorted ? !sorted.descending : false });
  const Arrow = sorted ? (sorted.descending ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      {...roles.columnheader}
      aria-sort={sorted && (sorted.descending ? "descending" : "ascending")}
      className={className}
    >
      <Link
        href={withParameters(pathname, search, { ...fromTheStart, [parameters.sort]: next })}
        title={t("sortBy", { column: label })}
        scroll={false}
        className="inline-flex min-h-6 items-center gap-1 hover:text-ink"
      >
        {label}
        <Arrow aria-hidden className={cx("size-3.5 shrink-0", sorted ? "text-ink" : "opacity-50")} />
      </Link>
    </th>
  );
}

const headingClass =
  "sticky top-0 bg-surface border-b px-3 py-1 text-caption font-medium whitespace-nowrap text-ink-quiet";

"use client";

import {
  ArrowRightLeft,
  BadgeCheck,
  BellRing,
  Building2,
  FileText,
  KeyRound,
  ListChecks,
  MonitorSmartphone,
  Network,
  ScrollText,
  Send,
  Settings,
  Store,
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Link, usePathname } from "#lib/i18n/navigation.ts";
import { cx } from "../ui/cx.ts";

export type NavKey =
  | "attention"
  | "devices"
  | "fleet"
  | "certificates"
  | "enrolments"
  | "documents"
  | "queue"
  | "errors"
  | "branches"
  | "coverage"
  | "establishments"
  | "evidence"
  | "audit"
  | "settings";

/** `count` only where something waits. */
export type NavItem = { readonly key: NavKey; readonly href: string; readonly count?: number };

export function NavList({ items, narrow }: { items: readonly NavItem[]; narrow?: boolean }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  return (
    <ul className="flex flex-col gap-0.5 p-2">
      {items.map(({ key, href, count }) => {
        const here = pathname === href || pathname.startsWith(`${href}/`);
        const Icon = icons[key];
        return (
          <li key={key}>
            <Link
              href={href}
              aria-current={here ? "page" : undefined}
              title={narrow ? t(key) : undefined}
              className={cx(itemClass, here ? "bg-accent-tint font-medium text-accent" : "text-ink hover:bg-sunken")}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className={narrow ? "lg:sr-only" : "min-w-0 flex-1 truncate"}>{t(key)}</span>
              {count ? <Waiting count={count} narrow={narrow ?? false} /> : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function Waiting({ count, narrow }: { count: number; narrow: boolean }) {
  const t = useTranslations("nav");
  return (
    <>
      <bdi dir="ltr" aria-hidden className={narrow ? dotClass : countClass}>
        {narrow ? "" : count > 99 ? "99+" : count}
      </bdi>
      <span className="sr-only">{t("waiting", { count })}</span>
    </>
  );
}

const itemClass = "relative flex min-h-8 items-center gap-2.5 rounded-sm px-2.5 py-1 transition-colors";
const dotClass = "absolute end-1 top-1 size-2 rounded-full bg-due ring-2 ring-surface";
const countClass = "rounded-full bg-due-tint px-1.5 text-caption font-medium text-due";

const icons: Record<NavKey, LucideIcon> = {
  attention: BellRing,
  devices: MonitorSmartphone,
  fleet: Network,
  certificates: BadgeCheck,
  enrolments: KeyRound,
  documents: FileText,
  queue: Send,
  errors: TriangleAlert,
  branches: Store,
  coverage: ListChecks,
  establishments: Building2,
  evidence: ArrowRightLeft,
  audit: ScrollText,
  settings: Settings,
};

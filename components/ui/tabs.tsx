import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation.ts";
import { cx } from "./cx.ts";

export type Tab = { readonly href: string; readonly label: string; readonly count?: string };

/** Tabs are links: each has its own address. `current` is the href of the open one. */
export function Tabs({ items, current, label }: { items: readonly Tab[]; current: string; label?: string }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={label ?? t("tabs")} className="overflow-x-auto border-b">
      <ul className="flex gap-x-1 max-sm:flex-wrap">
        {items.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.href === current ? "page" : undefined}
              className={cx(
                tabClass,
                tab.href === current ? "border-accent text-ink" : "border-transparent text-ink-quiet",
              )}
            >
              {tab.label}
              {tab.count && (
                <span className="rounded-full bg-sunken px-1.5 text-caption text-ink-quiet">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const tabClass =
  "flex items-center gap-1.5 border-b-2 px-3 py-1.5 font-medium whitespace-nowrap transition-colors -outline-offset-2 hover:text-ink";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#lib/i18n/navigation.ts";

type HeadProps = {
  title: ReactNode;
  state?: ReactNode;
  action?: ReactNode;
  marks?: ReactNode;
  breadcrumbs?: ReactNode;
};

/** `state` says in one sentence how things stand; `action` is the page's one primary action. */
export function PageHead({ title, state, action, marks, breadcrumbs }: HeadProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        {breadcrumbs}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-title font-semibold wrap-anywhere">{title}</h1>
          {marks}
        </div>
        {state && <p className="mt-0.5 text-ink-quiet">{state}</p>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </header>
  );
}

export type Crumb = { readonly label: string; readonly href: string };

/** Only below the second level; the page itself is not repeated. */
export function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("breadcrumbs")} className="mb-1">
      <ol className="flex flex-wrap items-center gap-1 text-cell text-ink-quiet">
        {trail.map(({ label, href }) => (
          <li key={href} className="flex items-center gap-1">
            <Link href={href} className="inline-flex min-h-6 min-w-6 items-center hover:text-ink hover:underline">
              {label}
            </Link>
            <ChevronRight aria-hidden className="size-3.5 rtl:-scale-x-100" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

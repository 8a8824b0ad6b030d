import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Code } from "./code.tsx";
import { cx } from "./cx.ts";

export type Description = {
  readonly term: string;
  readonly value: ReactNode;
  /** The term is a name in code. */
  readonly coded?: boolean;
};

export function DescriptionList({ items, wide }: { items: readonly Description[]; wide?: boolean }) {
  const t = useTranslations("common");
  return (
    <dl className={cx("grid gap-x-6 gap-y-2", wide && "md:grid-cols-2")}>
      {items.map(({ term, value, coded }) => (
        <div key={term} className="grid min-w-0 gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="text-ink-quiet">{coded ? <Code wrap>{term}</Code> : term}</dt>
          <dd className="min-w-0">{value ?? <span className="text-ink-quiet">{t("none")}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

import { useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";

/** The headers that were kept, secrets masked. */
export function Headers({ of }: { of: Readonly<Record<string, string>> }) {
  const t = useTranslations("evidence");
  const items = Object.entries(of).map(([term, value]) => ({ term, value: <Code wrap>{value}</Code>, coded: true }));
  if (items.length === 0) return null;
  return (
    <details className="mb-3 text-cell">
      <summary className="min-h-6 w-fit cursor-pointer text-ink-quiet">{t("headers", { count: items.length })}</summary>
      <div className="py-2">
        <DescriptionList items={items} />
      </div>
    </details>
  );
}

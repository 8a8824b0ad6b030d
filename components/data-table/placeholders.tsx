import { useTranslations } from "next-intl";
import { Skeleton } from "../ui/states.tsx";

/** The table's own size while its rows are on the way: same bar, same row height, same foot. */
export function DataTableSkeleton({ columns, rows = 10 }: { columns: number; rows?: number }) {
  const t = useTranslations("common");
  return (
    <div aria-busy="true" className="rounded-md border bg-surface">
      <output className="sr-only">{t("loading")}</output>
      <div className="flex h-12.25 items-center gap-2 border-b p-2">
        <Skeleton className="h-8 w-60" />
      </div>
      <div className="h-8.25 border-b max-md:hidden" />
      {keys(rows).map((row) => (
        <div key={row} className="flex h-9.5 items-center gap-6 border-b px-3 last:border-b-0 max-md:h-24">
          {keys(columns).map((column) => (
            <Skeleton key={column} className="h-3.5 flex-1" />
          ))}
        </div>
      ))}
      <div className="h-12 border-t" />
    </div>
  );
}

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);

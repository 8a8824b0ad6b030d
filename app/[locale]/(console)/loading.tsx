import { useTranslations } from "next-intl";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";
import { Skeleton } from "#components/ui/states.tsx";

/** A page of one head and one part: what most pages are before they are there. */
export default function ConsoleLoading() {
  const t = useTranslations("common");
  return (
    <div aria-busy="true" aria-label={t("loading")} className="flex flex-col gap-6">
      <HeadSkeleton />
      <div className="flex flex-col gap-4 rounded-md border bg-surface p-4">
        {rows.map((row) => (
          <Skeleton key={row} className="h-5 w-full max-w-160" />
        ))}
      </div>
    </div>
  );
}

const rows = ["1", "2", "3", "4", "5", "6"];

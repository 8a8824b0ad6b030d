import { HeadSkeleton } from "#components/records/head-skeleton.tsx";
import { Skeleton } from "#components/ui/states.tsx";

export default function AttentionLoading() {
  return (
    <>
      <HeadSkeleton />
      <div aria-busy="true" className="rounded-md border bg-surface p-4">
        <Skeleton className="h-52 w-full" />
      </div>
      <div className="flex flex-col gap-4 rounded-md border bg-surface p-4">
        {rows.map((row) => (
          <Skeleton key={row} className="h-14 w-full" />
        ))}
      </div>
    </>
  );
}

const rows = ["1", "2", "3", "4"];

import { DataTableSkeleton } from "#components/data-table/placeholders.tsx";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";
import { Skeleton } from "#components/ui/states.tsx";

export default function BranchesLoading() {
  return (
    <>
      <HeadSkeleton />
      <Skeleton className="h-8.5 w-48" />
      <DataTableSkeleton columns={5} />
    </>
  );
}

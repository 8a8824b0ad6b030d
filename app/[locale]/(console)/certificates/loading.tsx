import { DataTableSkeleton } from "#components/data-table/placeholders.tsx";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";
import { Skeleton } from "#components/ui/states.tsx";

export default function CertificatesLoading() {
  return (
    <>
      <HeadSkeleton />
      <div className="rounded-md border bg-surface p-4">
        <Skeleton className="h-38 w-full" />
      </div>
      <DataTableSkeleton columns={7} />
    </>
  );
}

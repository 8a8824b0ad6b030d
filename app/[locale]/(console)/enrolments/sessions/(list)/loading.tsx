import { DataTableSkeleton } from "#components/data-table/placeholders.tsx";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";

export default function SessionsLoading() {
  return (
    <>
      <HeadSkeleton />
      <DataTableSkeleton columns={6} />
    </>
  );
}

import { DataTableSkeleton } from "#components/data-table/placeholders.tsx";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";

export default function EstablishmentsLoading() {
  return (
    <>
      <HeadSkeleton />
      <DataTableSkeleton columns={4} rows={4} />
    </>
  );
}

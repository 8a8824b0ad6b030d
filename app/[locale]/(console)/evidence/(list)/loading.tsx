import { DataTableSkeleton } from "#components/data-table/placeholders.tsx";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";

export default function EvidenceLoading() {
  return (
    <>
      <HeadSkeleton />
      <DataTableSkeleton columns={8} rows={20} />
    </>
  );
}

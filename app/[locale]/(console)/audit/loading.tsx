import { DataTableSkeleton } from "#components/data-table/placeholders.tsx";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";

export default function AuditLoading() {
  return (
    <>
      <HeadSkeleton />
      <DataTableSkeleton columns={5} rows={20} />
    </>
  );
}

import { DataTableSkeleton } from "#components/data-table/placeholders.tsx";
import { HeadSkeleton } from "#components/records/head-skeleton.tsx";

export default function TieOutLoading() {
  return (
    <>
      <HeadSkeleton />
      <DataTableSkeleton columns={9} rows={5} />
    </>
  );
}

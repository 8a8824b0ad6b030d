import { HeadSkeleton } from "#components/records/head-skeleton.tsx";
import { Skeleton } from "#components/ui/states.tsx";

export default function QueueLoading() {
  return (
    <>
      <HeadSkeleton />
      <div className="grid gap-6 xl:grid-cols-2">
        <Skeleton className="h-72 w-full" />
        <Skeleton className="h-72 w-full max-xl:hidden" />
      </div>
    </>
  );
}

import { Skeleton } from "#components/ui/states.tsx";

/** The size of a page head while its page is on the way. */
export function HeadSkeleton() {
  return (
    <div className="flex flex-col gap-1.5">
      <Skeleton className="h-7 w-60" />
      <Skeleton className="h-5 w-80 max-w-full" />
    </div>
  );
}

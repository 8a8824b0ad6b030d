import { HeadSkeleton } from "#components/records/head-skeleton.tsx";
import { Skeleton } from "#components/ui/states.tsx";

/** Head, certificate and walk while the device is read. */
export default function DeviceLoading() {
  return (
    <>
      <HeadSkeleton />
      <div aria-busy="true" className="flex flex-col gap-4 rounded-md border bg-surface p-4">
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-24 w-full max-w-160" />
      </div>
      <div className="flex flex-col gap-6 rounded-md border bg-surface p-4">
        {steps.map((step) => (
          <Skeleton key={step} className="h-10 w-full max-w-160" />
        ))}
      </div>
    </>
  );
}

const steps = ["1", "2", "3", "4", "5", "6", "7"];

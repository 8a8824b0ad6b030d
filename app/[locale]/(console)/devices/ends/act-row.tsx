import type { ReactNode } from "react";

/** What an act means, with its button beside it. */
export function ActRow({ says, children }: { says: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <p className="min-w-0 flex-1 basis-72 text-ink-quiet">{says}</p>
      {children}
    </li>
  );
}

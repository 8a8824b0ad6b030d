import type { ReactNode } from "react";

/** Fields that belong together, under their own heading. */
export function FormPart({ title, note, children }: { title: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-md border bg-surface p-4">
      <legend className="float-start w-full text-section font-semibold">{title}</legend>
      {note && <p className="-mt-3 text-cell text-ink-quiet">{note}</p>}
      {children}
    </fieldset>
  );
}

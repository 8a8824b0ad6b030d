import { useId, type ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = { title?: ReactNode; note?: ReactNode; actions?: ReactNode; flush?: boolean; children: ReactNode };

/** A titled part of a page. `flush` lets a table reach the edges. */
export function Section({ title, note, actions, flush, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined} className="min-w-0 rounded-md border bg-surface">
      {title && (
        <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2">
          <h2 id={id} className="text-section font-semibold">
            {title}
          </h2>
          {note && <p className="text-cell text-ink-quiet">{note}</p>}
          {actions && <div className="ms-auto flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div className={cx(!flush && "p-4")}>{children}</div>
    </section>
  );
}

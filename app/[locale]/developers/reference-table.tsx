import type { ReactNode } from "react";

/** A plain table for looking things up; it scrolls sideways in itself where the screen is narrow. */
export function ReferenceTable({
  label,
  columns,
  children,
}: {
  label: string;
  columns: readonly string[];
  children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-sm border">
      <table className="w-full min-w-144">
        <thead className="bg-sunken text-start text-caption text-ink-quiet">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 text-start font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** A name in a table: its own direction, the column's alignment, and room for a word without breaking it. */
export function NameCell({ children }: { children: string }) {
  return (
    <span className="md:block md:min-w-24">
      <bdi>{children}</bdi>
    </span>
  );
}

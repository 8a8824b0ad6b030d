/** A name in whichever writing, at the side where its column begins. */
export function NameCell({ children }: { children: string }) {
  return (
    <span className="md:block md:min-w-20">
      <bdi>{children}</bdi>
    </span>
  );
}

import type { ReactNode } from "react";
import { Section } from "#components/ui/section.tsx";

/** A part of the page that can be linked to. */
export function Part({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <div id={id} className="scroll-mt-4">
      <Section title={title}>
        <div className="flex flex-col gap-3">{children}</div>
      </Section>
    </div>
  );
}

import { CopyText } from "#components/enrolments/copy-text.tsx";
import { CodeBlock } from "#components/ui/code.tsx";

/** A call, a body or an answer as it goes over the wire, to copy. */
export function Sample({ label, children }: { label: string; children: string }) {
  return (
    <div className="flex flex-col gap-2">
      <CodeBlock label={label}>{children}</CodeBlock>
      <span data-print="no">
        <CopyText text={children} />
      </span>
    </div>
  );
}

/** JSON as a person reads it. */
export const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

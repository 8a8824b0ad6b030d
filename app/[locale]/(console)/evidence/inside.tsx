import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code.tsx";
import type { CallView } from "#lib/services/evidence/queries.ts";

/** The documents and requests that a body carries encoded, readable. */
export function Inside({ parts }: Pick<CallView["request"], "parts">) {
  const t = useTranslations("evidence");
  return parts.map(({ name, text }) => (
    <details key={name} className="mt-3 text-cell">
      <summary className="min-h-6 w-fit cursor-pointer text-ink-quiet">{t(`inside.${name}`)}</summary>
      <div className="py-2">
        <CodeBlock label={t(`inside.${name}`)}>{text}</CodeBlock>
      </div>
    </details>
  ));
}

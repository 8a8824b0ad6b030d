import { useTranslations } from "next-intl";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { Code } from "#components/ui/code.tsx";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";

type Props = { scheme: IdentifierScheme; value: string; copy?: boolean };

/** `Commercial registration 1010567843`: the kind in words, the number as a code. */
export function Identifier({ scheme, value, copy }: Props) {
  const t = useTranslations("records");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="text-ink-quiet">{t(`scheme.${scheme}`)}</span>
      {copy ? <CopyCode value={value} /> : <Code>{value}</Code>}
    </span>
  );
}

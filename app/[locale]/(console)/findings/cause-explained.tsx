import { useLocale, useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Cause } from "#lib/services/findings/causes.ts";
import { entryOfCause } from "./cause-words.ts";
import { CodeWords } from "./code-words.tsx";

/** What the cause means, what usually lies behind it and what to do; ZATCA's own text below. */
export function CauseExplained({ cause }: { cause: Cause }) {
  const t = useTranslations("findings");
  const locale = useLocale();
  const entry = entryOfCause(cause);
  return (
    <Section title={t("meaning")} actions={<Code wrap>{cause.code}</Code>}>
      <CodeWords words={entry?.[locale] ?? null} owner={entry?.owner ?? null} said={cause.message} />
    </Section>
  );
}

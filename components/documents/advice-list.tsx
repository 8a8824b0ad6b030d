import { Lightbulb } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import type { Params } from "#lib/errors.ts";
import { titleOfFinding } from "./finding-words.ts";

type AdviceView = {
  readonly code: string;
  readonly path: string | null;
  readonly params: Params;
  readonly message: string | null;
};

/** What ZATCA accepts and a person would not want, each kind once, with what stands there and what was expected. */
export function AdviceList({ advice }: { advice: readonly AdviceView[] }) {
  const t = useTranslations("documents");
  const locale = useLocale();
  return (
    <ul>
      {[...Map.groupBy(advice, ({ code }) => code).values()].map((group) => {
        const [first] = group;
        return (
          first && (
            <li key={first.code} className="flex items-start gap-2 border-b px-4 py-3 last:border-b-0">
              <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-quiet" />
              <div className="flex min-w-0 flex-col gap-1">
                <p>{titleOfFinding(t, locale, { ...first, category: "KHATM" })}</p>
                <Places group={group} />
              </div>
            </li>
          )
        );
      })}
    </ul>
  );
}

const placesShown = 5;

function Places({ group }: { group: readonly AdviceView[] }) {
  const t = useTranslations("documents.findings");
  return (
    <ul className="text-cell text-ink-quiet">
      {group.slice(0, placesShown).map(({ path, params: { value, expected } }) => (
        <li key={path} className="flex flex-wrap gap-x-3">
          {value !== undefined && <span>{t("stands", { value })}</span>}
          {expected !== undefined && <span>{t("expected", { value: expected })}</span>}
          {path !== null && <Code wrap>{path}</Code>}
        </li>
      ))}
      {group.length > placesShown && <li>{t("more", { count: group.length - placesShown })}</li>}
    </ul>
  );
}

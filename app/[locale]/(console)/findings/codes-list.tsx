"use client";

import { useTranslations } from "next-intl";
import { StateIcon } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import type { CodeView } from "./after.ts";
import { CodeWords } from "./code-words.tsx";

/** Codes one under the other, each with its title, its explanation and the code itself, small. */
export function CodesList({ codes }: { codes: readonly CodeView[] }) {
  const t = useTranslations("findings.severity");
  return (
    <ul>
      {codes.map((each, index) => (
        // The same code may stand in an answer twice, with two texts.
        // eslint-disable-next-line react/no-array-index-key
        <li key={`${each.code} ${index}`} className="flex items-start gap-2 border-t px-4 py-3">
          <StateIcon state={each.type === null ? "unknown" : looks[each.type]} className="mt-0.5" />
          <div className="flex min-w-0 flex-col gap-1">
            <p className="font-medium">
              {each.words?.title ?? each.said ?? each.code}{" "}
              {each.type && <span className="text-caption font-normal text-ink-quiet">{t(each.type)}</span>}
            </p>
            <CodeWords words={each.words} owner={each.owner} said={each.words === null ? null : each.said} />
            <p className="text-ink-quiet">
              <Code wrap>{each.code}</Code>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

const looks = { ERROR: "broken", WARNING: "due", INFO: "unknown" } as const;

"use client";

import { useLocale } from "next-intl";
import { useEffect, useState } from "react";

export type FoundChoice = { readonly value: string; readonly label: string; readonly note?: string };
/** What is looked for, and where: everywhere without an establishment. */
export type Finder = {
  readonly of: "device" | "issuer" | "sender" | "branch";
  readonly establishment?: string | undefined;
};

type Row = Readonly<Record<"id" | "nameAr" | "nameEn" | "noteAr" | "noteEn", string>>;
type Answer = { readonly question: string; readonly found: readonly FoundChoice[] | "failed" };

/** Asks the server once typing pauses, from when the list opens; an answer that comes late to another question is not shown. */
export function useChoices({ of, establishment }: Finder, text: string, open: boolean) {
  const locale = useLocale();
  const [answer, setAnswer] = useState<Answer>({ question: "", found: [] });
  const question = `/api/find/choices?${new URLSearchParams({ of, q: text.trim(), ...(establishment ? { establishment } : {}) }).toString()}`;
  useEffect(() => {
    if (!open) return undefined;
    const call = new AbortController();
    const ask = async () => {
      const response = await fetch(question, { signal: call.signal });
      if (!response.ok) return setAnswer({ question, found: "failed" });
      const { rows }: { rows: readonly Row[] } = await response.json();
      const found = rows.map(({ id: value, nameAr, nameEn, noteAr, noteEn }) =>
        locale === "ar" ? { value, label: nameAr, note: noteAr } : { value, label: nameEn, note: noteEn },
      );
      return setAnswer({ question, found });
    };
    const timer = setTimeout(() => {
      ask().catch(() => call.signal.aborted || setAnswer({ question, found: "failed" }));
    }, 150);
    return () => {
      clearTimeout(timer);
      call.abort();
    };
  }, [question, open, locale]);
  const found = answer.found === "failed" ? [] : answer.found;
  if (answer.question !== question) return { found, state: "searching" } as const;
  return { found, state: answer.found === "failed" ? "failed" : "ready" } as const;
}

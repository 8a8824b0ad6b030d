"use client";

import { useEffect, useTransition } from "react";
import { useRouter } from "#lib/i18n/navigation.ts";

type Props = {
  /** Where the mark is asked for, and where it stood when the page was read. */
  readonly question: string;
  readonly mark: string | null;
  /** Something is on its way: asked sooner, and read again now and then whatever the mark says. */
  readonly soon?: boolean;
  /** How it stands, said politely at each change. */
  readonly words?: string;
};

const paces = { soon: { first: 1000, most: 10_000 }, calm: { first: 3000, most: 30_000 } } as const;

/** Reads the page again when something changed and somebody looks: a small question that is asked ever less often while nothing happens. */
export function FollowChanges({ question, mark, soon = false, words = "" }: Props) {
  const router = useRouter();
  const [reading, read] = useTransition();
  useEffect(() => {
    if (reading) return undefined;
    const { first, most } = paces[soon ? "soon" : "calm"];
    let wait: number = first;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gone = new AbortController();
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), wait);
    };
    const again = () => read(() => router.refresh());
    async function look(): Promise<void> {
      if (document.visibilityState !== "visible") return;
      const found = await asked(question, gone.signal);
      if (gone.signal.aborted || found === "refused") return;
      const unmoved = found === "unreachable" || (found === mark && found !== null);
      if (!unmoved && (found !== null || wait >= most)) return again();
      if (soon && wait >= most && found !== "unreachable") return again();
      wait = Math.min(most, wait * 1.4);
      later();
    }
    const seen = () => {
      if (document.visibilityState === "visible") void look();
      else clearTimeout(timer);
    };
    later();
    document.addEventListener("visibilitychange", seen);
    return () => {
      gone.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [question, mark, soon, reading, router]);
  return <output className="sr-only">{words}</output>;
}

/** The mark as it stands now; `refused` where it may not be asked any more. */
async function asked(question: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(question, { signal, cache: "no-store" });
    if (response.status >= 400 && response.status < 500) return "refused";
    if (!response.ok) return "unreachable";
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null && "mark" in body && typeof body.mark === "string"
      ? body.mark
      : null;
  } catch {
    return "unreachable";
  }
}

"use client";

import { useEffect } from "react";
import { useRouter } from "#lib/i18n/navigation.ts";
import type { Pace } from "./walk.ts";

const everyMs: Readonly<Record<Exclude<Pace, "rest">, number>> = { now: 1000, soon: 5000 };

/** Reads the page again while the walk moves and somebody looks; says each change once, politely. */
export function Follow({ pace, words }: { pace: Pace; words: string }) {
  const router = useRouter();
  useEffect(() => {
    if (pace === "rest") return undefined;
    const look = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(look, everyMs[pace]);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [pace, router]);
  return <output className="sr-only">{words}</output>;
}

"use client";

import { useEffect, useTransition } from "react";
import { useRouter } from "#lib/i18n/navigation.ts";
import type { Pace } from "./walk.ts";

const waitMs: Readonly<Record<Exclude<Pace, "rest">, number>> = { now: 1000, soon: 5000 };

/** Reads the page again while the walk moves and somebody looks, never before the last reading has come; says each change politely. */
export function Follow({ pace, words }: { pace: Pace; words: string }) {
  const router = useRouter();
  const [reading, read] = useTransition();
  useEffect(() => {
    if (pace === "rest" || reading) return undefined;
    const look = () => {
      if (document.visibilityState === "visible") read(() => router.refresh());
    };
    const timer = setTimeout(look, waitMs[pace]);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [pace, reading, router]);
  return <output className="sr-only">{words}</output>;
}

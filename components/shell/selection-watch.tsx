"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useRouter } from "#lib/i18n/navigation.ts";

/** The frame outlives a change of page, so a link that chooses another establishment has it made anew. */
export function SelectionWatch({ selected }: { selected: string }) {
  const router = useRouter();
  const chosen = useSearchParams().get("establishment");
  useEffect(() => {
    if (chosen !== null && chosen !== selected) router.refresh();
  }, [chosen, selected, router]);
  return null;
}

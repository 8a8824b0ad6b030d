"use client";

import { useEffect } from "react";
import { useRouter } from "#lib/i18n/navigation.ts";

type Props = { open: boolean; through: number; size: number; label: string };

/** A bar that fills while the act goes on; it asks again every two seconds. */
export function RunWatch({ open, through, size, label }: Props) {
  const router = useRouter();
  useEffect(() => {
    if (!open) return undefined;
    const timer = setInterval(() => router.refresh(), 2000);
    return () => clearInterval(timer);
  }, [open, router]);
  if (!open) return null;
  return <progress max={size} value={through} aria-label={label} className="h-2 w-full accent-accent" />;
}

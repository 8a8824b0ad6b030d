import type { Formatter } from "#lib/i18n/format.ts";

/** A span in words, in the unit that people would say. */
export function spanOf(format: Pick<Formatter, "span">, ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return format.span(seconds, "second");
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? format.span(minutes, "minute") : format.span(Math.round(minutes / 60), "hour");
}

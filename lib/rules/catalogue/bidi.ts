const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const token = /[A-Za-z0-9+][!-z|…]*[A-Za-z0-9…]/gu;
const reorders = /[-+|=_/:]|[0-9][A-Za-z]/u;

/** Keeps dates, codes and identifiers inside Arabic text in their own order (UAX 9 would turn `2026-11-21` round). */
export function isolateLatin(text: string): string {
  return text.replaceAll(token, (found) =>
    reorders.test(found) ? LEFT_TO_RIGHT_ISOLATE + found + POP_ISOLATE : found,
  );
}

/** Keeps a value of unknown script apart from the sentence around it. */
export function isolateValue(value: string): string {
  return FIRST_STRONG_ISOLATE + value + POP_ISOLATE;
}

import { entries, explain, type Entry } from "./index.ts";

/**
 * The codes that stand somewhere in a text, such as a mail or a log, in the order in which they first appear. Codes that are
 * also ordinary words (`certificate`, `500`) are not looked for.
 */
export function mentionedIn(text: string): readonly Entry[] {
  const found = [...text.matchAll(word)].flatMap(([token]) => (unmistakable.has(token) ? (explain(token) ?? []) : []));
  return [...new Set(found)];
}

const word = /[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+/g;

const unmistakable: ReadonlySet<string> = new Set(
  entries.map(({ code }) => code).filter((code) => /^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)+$/.test(code)),
);

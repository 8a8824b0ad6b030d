/** A sentence in both languages, since what carries it is told in the recipient's. */
export type BothWords = { readonly ar: string; readonly en: string };

export const urgencies = ["note", "due", "late", "broken"] as const;
export type Urgency = (typeof urgencies)[number];

export type DigestLine = {
  readonly text: BothWords;
  /** Path inside the console, without the language: `/devices/…`; null where there is nothing to open. */
  readonly path: string | null;
};

/** What one recipient is told at once: one message of several lines. */
export type Digest = {
  /** The same digest sent again bears the same id, so that a receiver can tell it is one. */
  readonly id: string;
  readonly urgency: Urgency;
  readonly title: BothWords;
  readonly lines: readonly DigestLine[];
  /** Lines that were left out; they stand behind `path`. */
  readonly more: number;
  /** Where all of it stands. */
  readonly path: string;
};

import type { InvoiceDocument } from "#lib/ubl/document.ts";
import type { Totals } from "#lib/ubl/totals.ts";
import { type Paper, colours, column, heightOf, sheet } from "./paper.ts";
import type { Base, Line, Style, Typesetter } from "./type.ts";
import type { Words } from "./words.ts";

/** What every part of a page works with. */
export type Desk = {
  readonly paper: Paper;
  readonly setter: Typesetter;
  readonly document: InvoiceDocument;
  readonly totals: Totals;
};

export const styles = {
  title: { size: 19, weight: 600, colour: colours.seal },
  subtitle: { size: 11, weight: 400, colour: colours.quiet },
  section: { size: 9.5, weight: 600, colour: colours.seal },
  label: { size: 6.5, weight: 400, colour: colours.quiet },
  value: { size: 8.5, weight: 400, colour: colours.ink },
  strong: { size: 8.5, weight: 600, colour: colours.ink },
  cell: { size: 7.5, weight: 400, colour: colours.ink },
  small: { size: 6.5, weight: 400, colour: colours.quiet },
} as const satisfies Record<string, Style>;

/** Both languages in one line that reads from the right. */
export const both = ({ ar, en }: Words): string => `${ar} · ${en}`;

/** A heading that stays with at least the beginning of what follows. */
export function heading({ paper, setter }: Desk, text: Words, following = 50): void {
  paper.y += 12;
  if (paper.room < following + 20) paper.turn();
  const place = { x: sheet.left, y: paper.y, width: column };
  paper.line(
    setter.fitted(text.en, column / 2, { ...styles.section, weight: 400, colour: colours.quiet }),
    place,
    "left",
  );
  paper.y += paper.line(setter.fitted(text.ar, column / 2, styles.section, "rtl"), place) + 3;
}

/** A label with its texts under it, on as many pages as they need. */
export function flow({ paper, setter }: Desk, label: Words, texts: readonly string[], base: Base = "auto"): void {
  const lines = texts.flatMap((text) => setter.lines(text, column, styles.value, base));
  if (lines.length === 0) return;
  paper.y += 8;
  for (const line of [setter.fitted(both(label), column, styles.label, "rtl"), ...lines]) put(paper, line);
}

function put(paper: Paper, line: Line): void {
  if (heightOf(line) > paper.room) paper.turn();
  paper.y += paper.line(line, { x: sheet.left, y: paper.y, width: column });
}

import { heightOf, heightOfAll, type Paper, colours, column, sheet } from "./paper.ts";
import type { Words } from "./words.ts";
import type { Line, Style, Typesetter } from "./type.ts";

/** Columns stand from right to left; one without a width takes what the others leave. */
export type Column = { readonly label: Words; readonly width?: number };
export type Cell = readonly Line[];

const padding = 3;
const gap = 8;

/** What surely fits under the heads of a page. */
const tallest = 600;

const heads = {
  ar: { size: 7, weight: 600, colour: colours.ink },
  en: { size: 6, weight: 400, colour: colours.quiet },
} as const satisfies Record<"ar" | "en", Style>;

/** A ruled table over any number of pages, its head on each of them. */
export class Table {
  readonly widths: readonly number[];
  readonly #paper: Paper;
  readonly #head: readonly Cell[];

  constructor(paper: Paper, setter: Typesetter, columns: readonly Column[]) {
    this.#paper = paper;
    this.widths = widthsOf(columns);
    this.#head = columns.map(({ label: { ar, en } }, index) => {
      const width = this.widths[index] ?? 0;
      return [...setter.lines(ar, width, heads.ar, "rtl"), ...setter.lines(en, width, heads.en, "ltr")];
    });
  }

  /** Begins the table where the head and a first row have room. */
  open(): void {
    if (this.#paper.room < this.#headHeight() + 40) this.#paper.turn();
    this.#drawHead();
  }

  /** A row moves to the next page rather than break, unless it is taller than a page. */
  row(cells: readonly Cell[]): void {
    const height = Math.max(0, ...cells.map(heightOfAll)) + padding * 2;
    if (height > this.#paper.room && height < tallest) this.#turn();
    let rest = cells;
    while (rest.some((cell) => cell.length > 0)) {
      const capacity = this.#paper.room - padding * 2;
      const parts = rest.map((cell) => fitting(cell, capacity));
      this.#draw(parts.map(({ now }) => now));
      rest = parts.map(({ later }) => later);
      if (rest.some((cell) => cell.length > 0)) this.#turn();
    }
  }

  #turn(): void {
    this.#paper.turn();
    this.#drawHead();
  }

  #headHeight = (): number => Math.max(...this.#head.map(heightOfAll)) + padding * 2;

  #drawHead(): void {
    const height = this.#headHeight();
    this.#paper.bar({ x: sheet.left, y: this.#paper.y, width: column, height }, colours.tint);
    this.#paper.rule(this.#paper.y, colours.seal, { height: 1 });
    this.#place(this.#head);
    this.#paper.y += height;
    this.#paper.rule(this.#paper.y - 0.5);
  }

  #draw(cells: readonly Cell[]): void {
    this.#place(cells);
    this.#paper.y += Math.max(...cells.map(heightOfAll)) + padding * 2;
    this.#paper.rule(this.#paper.y - 0.5);
  }

  #place(cells: readonly Cell[]): void {
    let right = sheet.right - gap / 2;
    cells.forEach((cell, index) => {
      const width = this.widths[index] ?? 0;
      this.#paper.lines(cell, { x: right - width, y: this.#paper.y + padding, width });
      right -= width + gap;
    });
  }
}

function widthsOf(columns: readonly Column[]): number[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const free = columns.filter(({ width }) => width === undefined).length;
  const share = (column - columns.length * gap - fixed) / Math.max(1, free);
  return columns.map(({ width }) => width ?? share);
}

/** As many lines as fit into `capacity`, at least one. */
function fitting(cell: Cell, capacity: number): { now: Cell; later: Cell } {
  let used = 0;
  const end = cell.findIndex((line) => {
    used += heightOf(line);
    return used > capacity;
  });
  if (end === -1) return { now: cell, later: [] };
  return { now: cell.slice(0, Math.max(1, end)), later: cell.slice(Math.max(1, end)) };
}

import type { PdfFile, Ref } from "./file.ts";
import { Fonts } from "./fonts.ts";
import type { Line } from "./type.ts";

/** A4 in points, the place of the text on it, and the colours of the page as RGB. */
export const sheet = { width: 595, height: 842, left: 32, right: 563, top: 30, bottom: 800 } as const;
export const column = sheet.right - sheet.left;
export const colours = {
  ink: "0.102 0.137 0.125",
  quiet: "0.341 0.392 0.37",
  line: "0.784 0.82 0.8",
  tint: "0.949 0.965 0.955",
  seal: "0.106 0.365 0.278",
  draft: "0.6 0.2 0.07",
  white: "1 1 1",
} as const;

export type Align = "right" | "left" | "center";
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Pages drawn from the top: every `y` counts points from the upper edge. */
export class Paper {
  y: number = sheet.top;
  readonly fonts = new Fonts();
  readonly #pages: string[][] = [];
  #current: string[] = [];
  readonly #open: () => void;

  /** `open` draws what stands at the head of every page and leaves `y` under it. */
  constructor(open: () => void) {
    this.#open = open;
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  get room(): number {
    return sheet.bottom - this.y;
  }

  /** Begins another page. */
  turn(): void {
    this.#current = [];
    this.#pages.push(this.#current);
    this.y = sheet.top;
    this.#open();
  }

  /** Draws on each page once all are there. */
  finish(draw: (page: number, count: number) => void): void {
    this.#pages.forEach((page, index) => {
      this.#current = page;
      draw(index + 1, this.#pages.length);
    });
  }

  /** A line in the strip from `x` to `x + width` whose text box begins at `y`; returns the height that it takes. */
  line(line: Line, { x, y, width }: Omit<Box, "height">, align: Align = "right"): number {
    const { size, colour } = line.style;
    const spare = width - line.width;
    const left = x + (align === "right" ? spare : align === "center" ? spare / 2 : 0);
    const place = `1 0 0 1 ${round(left)} ${round(sheet.height - y - size * 1.085)} Tm`;
    this.#draw(`BT ${colour} rg ${place} ${this.fonts.show(line)} ET`);
    return heightOf(line);
  }

  lines(lines: readonly Line[], box: Omit<Box, "height">, align: Align = "right"): number {
    return lines.reduce((height, line) => height + this.line(line, { ...box, y: box.y + height }, align), 0);
  }

  bar({ x, y, width, height }: Box, colour: string): void {
    this.#draw(`${colour} rg ${round(x)} ${round(sheet.height - y - height)} ${round(width)} ${round(height)} re f`);
  }

  /** A horizontal rule as a filled bar, which every printer draws alike. */
  rule(y: number, colour: string = colours.line, place: Partial<Omit<Box, "y">> = {}): void {
    this.bar({ x: sheet.left, width: column, height: 0.5, ...place, y }, colour);
  }

  /** Squares of one colour as a single path. */
  squares(boxes: readonly Box[], colour: string): void {
    const path = boxes.map(
      ({ x, y, width, height }) =>
        `${round(x)} ${round(sheet.height - y - height)} ${round(width)} ${round(height)} re`,
    );
    this.#draw(`${colour} rg ${path.join(" ")} f`);
  }

  /** Writes fonts and pages; returns the page tree. */
  write(file: PdfFile): Ref {
    const tree = file.reserve();
    const pages = this.#pages.map((page) => {
      const contents = file.addStream("", Buffer.from(page.join("\n")));
      return { page: file.reserve(), contents };
    });
    const resources = file.add(`<< /Font << ${this.fonts.write(file)} >> >>`);
    for (const { page, contents } of pages)
      file.define(
        page,
        `<< /Type /Page /Parent ${tree} /MediaBox [0 0 ${sheet.width} ${sheet.height}] /Resources ${resources} /Contents ${contents} >>`,
      );
    const kids = pages.map(({ page }) => page).join(" ");
    file.define(tree, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
    return tree;
  }

  #draw(operators: string): void {
    this.#current.push(operators);
  }
}

/** The face's ascent and descent make one and a half times its size. */
export const heightOf = ({ style }: Line): number => style.size * 1.5;
export const heightOfAll = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + heightOf(line), 0);

const round = (value: number): number => Math.round(value * 100) / 100;

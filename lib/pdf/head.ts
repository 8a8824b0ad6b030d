import { encode } from "uqr";
import { riyadhTimestamp } from "#lib/ubl/qr.ts";
import { type Desk, both, styles } from "./desk.ts";
import { type Box, type Paper, colours, column, heightOfAll, sheet } from "./paper.ts";
import type { Base, Line, Typesetter } from "./type.ts";
import { flagWords, titleOf, type Words, words } from "./words.ts";

/** The band over every page of a draft. */
export function drawDraftBand(paper: Paper, setter: Typesetter): void {
  const band = { x: sheet.left, y: paper.y, width: column, height: 24 };
  const inside = { x: band.x + 8, y: band.y + 5.5, width: band.width - 16 };
  const style = { size: 8.5, weight: 600, colour: colours.white } as const;
  paper.bar(band, colours.draft);
  paper.line(setter.fitted(words.draft.ar, inside.width * 0.56, style, "rtl"), inside);
  paper.line(setter.fitted(words.draft.en, inside.width * 0.42, style, "ltr"), inside, "left");
  paper.y += band.height + 10;
}

/** From the second page on: whose document this is, and its number. */
export function drawRunningHead({ paper, setter, document }: Desk): void {
  const place = { x: sheet.left, y: paper.y, width: column };
  const half = column / 2 - 10;
  paper.line(setter.fitted(document.number, half, styles.small), place, "left");
  paper.y += paper.line(setter.fitted(document.seller.name ?? "", half, styles.small), place) + 4;
}

/** Title, QR and the facts that identify the document. */
export function drawHead(desk: Desk, qr: string): void {
  const { paper, setter, document } = desk;
  const size = qr === "" ? 0 : 116;
  const top = paper.y;
  if (qr !== "") drawQr(paper, qr, { x: sheet.left, y: top, width: size, height: size });
  const x = sheet.left + (size === 0 ? 0 : size + 20);
  const width = sheet.right - x;
  const title = titleOf(document);
  for (const line of [
    setter.fitted(title.ar, width, styles.title, "rtl"),
    setter.fitted(title.en, width, styles.subtitle, "ltr"),
    ...setter.lines(
      document.transaction.flags.map((flag) => both(flagWords[flag])).join("، "),
      width,
      styles.value,
      "rtl",
    ),
  ])
    paper.y += paper.line(line, { x, y: paper.y, width });
  paper.y += 8;
  drawFacts(desk, { x, width });
  paper.y = Math.max(paper.y, top + size) + 4;
}

type Fact = { readonly label: Words; readonly text: string | undefined; readonly base: Base };

function factsOf({ document }: Desk): Fact[] {
  const { supplyDate, supplyEndDate } = document;
  const supplied = supplyEndDate === undefined ? supplyDate : `${supplyDate ?? ""} – ${supplyEndDate}`;
  const facts: Fact[] = [
    { label: words.number, text: document.number, base: "auto" },
    { label: words.issued, text: riyadhTimestamp(document).replace("T", "  "), base: "ltr" },
    { label: words.supplied, text: supplied, base: "ltr" },
    { label: words.due, text: document.dueDate, base: "ltr" },
    { label: words.taxPoint, text: document.taxPointDate, base: "ltr" },
    { label: words.currency, text: document.currency, base: "ltr" },
    { label: words.purchaseOrder, text: document.purchaseOrder, base: "auto" },
    { label: words.contract, text: document.contract, base: "auto" },
  ];
  return facts.filter(({ text }) => text !== undefined);
}

function drawFacts(desk: Desk, { x, width }: Pick<Box, "x" | "width">): void {
  const { paper, setter } = desk;
  const facts = factsOf(desk);
  const gap = 14;
  const cell = (width - gap * 2) / 3;
  for (let start = 0; start < facts.length; start += 3) {
    const row = facts
      .slice(start, start + 3)
      .map(({ label, text = "", base }): Line[] => [
        setter.fitted(both(label), cell, styles.label, "rtl"),
        ...setter.lines(text, cell, styles.strong, base),
      ]);
    row.forEach((lines, index) => {
      paper.lines(lines, { x: x + width - cell - index * (cell + gap), y: paper.y, width: cell });
    });
    paper.y += Math.max(...row.map(heightOfAll)) + 5;
  }
}

/** Neighbouring dark modules of a row are one rectangle; the paper around it is the quiet zone. */
function drawQr(paper: Paper, text: string, box: Box): void {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const step = box.width / size;
  const bars = data.flatMap((row, y) =>
    runsOf(row).map(({ start, length }) => ({
      x: box.x + start * step,
      y: box.y + y * step,
      width: length * step,
      height: step,
    })),
  );
  paper.squares(bars, colours.ink);
}

function runsOf(row: readonly boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = [];
  row.forEach((dark, index) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last.start + last.length === index) last.length += 1;
    else runs.push({ start: index, length: 1 });
  });
  return runs;
}

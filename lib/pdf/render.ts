import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { riyadhTimestamp } from "#lib/ubl/qr.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { finishArchive } from "./archive.ts";
import { both, type Desk, flow, styles } from "./desk.ts";
import { loadFaces } from "./faces.ts";
import { PdfFile } from "./file.ts";
import { drawDraftBand, drawHead, drawRunningHead } from "./head.ts";
import { drawLines } from "./lines.ts";
import { pdfName } from "./name.ts";
import { column, Paper, sheet } from "./paper.ts";
import { drawParties } from "./parties.ts";
import { drawAdjustments, drawBreakdown, drawPrepayments, drawTotals } from "./sums.ts";
import { Typesetter } from "./type.ts";
import { meansWords, pageOf, titleOf, type Words, words } from "./words.ts";

export type Printed = {
  readonly document: InvoiceDocument;
  readonly xml: Uint8Array; // embedded byte for byte
  readonly qr: string; // base64 of the tags; "" where the document has none
  readonly draft: boolean; // marks every page until the document is the legal one
};

/**
 * A tax invoice or note as PDF/A-3b with its XML inside: A4, Arabic first with English beside it, as many pages as the lines need. The same
 * input gives the same bytes; the file's dates are the document's issue time. Amounts are those of `computeTotals`. Letters that
 * IBM Plex Sans Arabic lacks (Cyrillic, Chinese and the like) are shown as "?"; the XML keeps them.
 */
export async function renderPdf({ document, xml, qr, draft }: Printed): Promise<Uint8Array> {
  const setter = new Typesetter(await loadFaces());
  const paper = new Paper(() => {
    if (draft) drawDraftBand(paper, setter);
    if (paper.pageCount > 1) drawRunningHead(desk);
  });
  const desk: Desk = { paper, setter, document, totals: computeTotals(document) };
  paper.turn();
  drawHead(desk, qr);
  drawReasons(desk);
  drawParties(desk);
  await drawLines(desk);
  drawAdjustments(desk);
  drawPrepayments(desk);
  drawBreakdown(desk);
  drawTotals(desk);
  drawClosing(desk);
  paper.finish((page, count) => drawFoot(desk, pageOf(page, count)));
  return archived(desk, xml, draft);
}

/** What a note corrects, and why (article 54 of the VAT Implementing Regulations). */
function drawReasons(desk: Desk): void {
  const { precedingInvoices, payments } = desk.document;
  flow(
    desk,
    words.preceding,
    precedingInvoices.map(({ number, issueDate }) => (issueDate === undefined ? number : `${number} (${issueDate})`)),
  );
  flow(
    desk,
    words.reason,
    payments.flatMap(({ reasons }) => reasons),
  );
  desk.paper.y += 8;
}

function drawClosing(desk: Desk): void {
  const { payments, notes } = desk.document;
  const means = given(payments.map(({ meansCode }) => meansCode)).map((code) => {
    const known = meansWords[code];
    return known ? both(known) : code;
  });
  flow(desk, words.paymentMeans, means);
  flow(desk, words.account, given(payments.map(({ account }) => account)));
  flow(desk, words.terms, given(payments.map(({ terms }) => terms)));
  flow(desk, words.notes, notes);
}

const given = (texts: readonly (string | undefined)[]): string[] => texts.filter((text) => text !== undefined);

function drawFoot({ paper, setter, document }: Desk, page: Words): void {
  const place = { x: sheet.left, y: sheet.bottom + 10, width: column };
  paper.rule(sheet.bottom + 6);
  paper.line(setter.fitted(both(page), column / 2, styles.small, "rtl"), place);
  paper.line(setter.fitted(`UUID ${document.uuid}`, column / 2, styles.small, "ltr"), place, "left");
}

function archived({ paper, document }: Desk, xml: Uint8Array, draft: boolean): Uint8Array {
  const file = new PdfFile();
  const { ar, en } = titleOf(document);
  const title = [...(draft ? [words.draft.ar, words.draft.en] : []), ar, en, document.number].join(" – ");
  return finishArchive(file, {
    title,
    author: document.seller.name ?? "",
    created: riyadhTimestamp(document),
    xml: { name: pdfName(document, "xml"), bytes: xml },
    pages: paper.write(file),
  });
}

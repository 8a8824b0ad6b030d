import { inflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";

export type Piece = { readonly text: string; readonly x: number; readonly y: number };

/** What a reader of the file finds: the pieces of text of each page in the order of the file, attachments, metadata. */
export async function read(pdf: Uint8Array) {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      return items.flatMap((item): Piece[] =>
        "str" in item && item.str.trim() !== ""
          ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) }]
          : [],
      );
    }),
  );
  const metadata = await document.getMetadata();
  const attachments = z.map(z.string(), z.unknown()).parse(await document.getAttachments());
  await task.destroy();
  return { pages, metadata, attachments };
}

/** The rows of a page from the top, each read from the right. */
export function rows(page: readonly Piece[]): string[] {
  const heights = [...new Set(page.map(({ y }) => y))].toSorted((left, right) => right - left);
  return heights.map((height) => {
    const row = page.filter(({ y }) => y === height).toSorted((left, right) => right.x - left.x);
    return row.map(({ text }) => text.trim()).join(" ");
  });
}

export type PdfObject = { readonly id: number; readonly head: string; readonly stream: Buffer | undefined };

/** The objects of the file as its cross-reference table lists them. Fails where the table or a stream's length is wrong. */
export function objectsOf(pdf: Uint8Array): PdfObject[] {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  return offsets.map((offset, index) => {
    const opening = `${index + 1} 0 obj\n`;
    if (!text.startsWith(opening, offset)) throw new Error(`object ${index + 1} is not at ${offset}`);
    const end = text.indexOf("endobj\n", offset);
    const start = text.indexOf("\nstream\n", offset);
    if (start === -1 || start > end)
      return { id: index + 1, head: text.slice(offset + opening.length, end), stream: undefined };
    const head = text.slice(offset + opening.length, start);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const data = bytes.subarray(start + 8, start + 8 + length);
    if (!text.startsWith("\nendstream\nendobj\n", start + 8 + length)) throw new Error(`object ${index + 1} is longer`);
    return { id: index + 1, head, stream: head.includes("/FlateDecode") ? inflateSync(data) : data };
  });
}

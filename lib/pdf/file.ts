import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** An indirect reference, as it stands in the file. */
export type Ref = `${number} 0 R`;

/** The objects of a PDF 1.7 file (ISO 32000-1, 7.3 and 7.5), in the order of their numbers. The same objects give the same bytes. */
export class PdfFile {
  readonly #objects: (Buffer | undefined)[] = [];

  /** A number for an object that is written later. */
  reserve(): Ref {
    this.#objects.push(undefined);
    return `${this.#objects.length} 0 R`;
  }

  define(ref: Ref, body: string | Buffer): void {
    this.#objects[Number.parseInt(ref, 10) - 1] = Buffer.from(body);
  }

  add(body: string): Ref {
    const ref = this.reserve();
    this.define(ref, body);
    return ref;
  }

  /** `entries` are those of the stream's dictionary; without `compress` its bytes can be read in the file. */
  addStream(entries: string, data: Uint8Array, { compress = true } = {}): Ref {
    const bytes = compress ? deflateSync(data) : data;
    const filter = compress ? "/Filter /FlateDecode " : "";
    const ref = this.reserve();
    const head = Buffer.from(`<< ${entries} ${filter}/Length ${bytes.length} >>\nstream\n`);
    this.define(ref, Buffer.concat([head, bytes, Buffer.from("\nendstream")]));
    return ref;
  }

  /** The file with its cross-reference table; its identifier is the digest of its objects. */
  finish(root: Ref, info: Ref): Uint8Array {
    const parts = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
    const digest = createHash("sha256");
    const offsets: number[] = [];
    let position = parts[0]?.length ?? 0;
    this.#objects.forEach((body = Buffer.from("null"), index) => {
      const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
      digest.update(part);
      offsets.push(position);
      position += part.length;
      parts.push(part);
    });
    const id = digest.digest("hex").slice(0, 32).toUpperCase();
    const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
    const size = offsets.length + 1;
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}`;
    const trailer = `trailer\n<< /Size ${size} /Root ${root} /Info ${info} /ID [<${id}> <${id}>] >>\n`;
    parts.push(Buffer.from(`${table}${trailer}startxref\n${position}\n%%EOF\n`));
    return Buffer.concat(parts);
  }
}

/** A text string (ISO 32000-1, 7.9.2.2): UTF-16 with its byte order mark. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}

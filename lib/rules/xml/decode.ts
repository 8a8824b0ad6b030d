type Decoded = { readonly text: string } | { readonly problem: "encoding" };

/** Bytes of an XML entity as text: byte order mark first, then the declared encoding, UTF-8 otherwise (XML 1.0 appendix F). Bytes that are not of that encoding are a problem, never replaced. */
export function decodeXml(bytes: Uint8Array): Decoded {
  const encoding = marked(bytes) ?? declared(bytes) ?? "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.startsWith("\uFEFF") || contradicts(text, encoding) ? { problem: "encoding" } : { text };
  } catch {
    return { problem: "encoding" };
  }
}

/** What the text says of its encoding cannot be true of the bytes. */
function contradicts(text: string, encoding: string): boolean {
  const said = declaration.exec(text)?.[1]?.toLowerCase();
  if (said === "us-ascii") return /[^\0-\x7F]/.test(text);
  return said !== undefined && said.startsWith("utf-16") !== encoding.toLowerCase().startsWith("utf-16");
}

const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

function marked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  const start = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  if (start === "3c003f00") return "utf-16le";
  if (start === "003c003f") return "utf-16be";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : undefined;
}

function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return declaration.exec(head)?.[1];
}

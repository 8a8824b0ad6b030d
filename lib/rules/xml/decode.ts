type Decoded = { readonly text: string } | { readonly problem: "encoding" };

/** Bytes of an XML entity as text: byte order mark first, then the declared encoding, UTF-8 otherwise (XML 1.0 appendix F). Bytes that are not of that encoding are a problem, never replaced. */
export function decodeXml(bytes: Uint8Array): Decoded {
  const encoding = marked(bytes) ?? declared(bytes) ?? "utf-8";
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "encoding" };
  }
}

function marked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : undefined;
}

function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1];
}

const digestBytes = 32;
const base64 = /^[A-Za-z\d+/]+={0,2}$/;
const hex = /^[\da-f]{64}$/i;

/**
 * An invoice hash as other systems keep it: base64 of 32 bytes (44 characters), hex (64), or base64 of that hex (88). Returned as the next
 * document's PIH wants it, base64 of 32 bytes (ZATCA XML Implementation Standard, KSA-13); undefined for anything else.
 */
export function invoiceHashFrom(text: string): string | undefined {
  const given = text.replaceAll(/\s+/g, "");
  if (hex.test(given)) return Buffer.from(given, "hex").toString("base64");
  if (!base64.test(given)) return undefined;
  const bytes = Buffer.from(given, "base64");
  if (bytes.toString("base64") !== given) return undefined;
  if (bytes.length === digestBytes) return given;
  const inside = bytes.toString("latin1");
  return hex.test(inside) ? Buffer.from(inside, "hex").toString("base64") : undefined;
}

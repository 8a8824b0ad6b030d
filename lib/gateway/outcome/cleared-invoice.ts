/** The XML inside `clearedInvoice`, or undefined when it is absent, not base64, not UTF-8 or not a whole UBL invoice. */
export function decodeClearedInvoice(base64: string | null): Uint8Array | undefined {
  if (base64 === null) return undefined;
  const compact = base64.replace(/\s+/g, "");
  if (compact.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(compact) || /=[^=]/.test(compact)) return undefined;

  const bytes = Uint8Array.from(Buffer.from(compact, "base64"));
  return isWholeInvoice(bytes) ? bytes : undefined;
}

function isWholeInvoice(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
    return text.startsWith("<") && /<\/(\w+:)?Invoice\s*>$/.test(text.slice(-100));
  } catch {
    return false;
  }
}

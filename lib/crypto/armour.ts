import { isOneDerSequence } from "./der.ts";

const largestInput = 65_536;
const mostLayers = 4;
const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The DER SEQUENCE inside DER, PEM, base64, base64 of PEM or base64 of base64, as gateways, portals and people hand it over.
 * `labels` are the PEM labels that count (RFC 7468). Undefined when there is none, or above 64 KiB.
 */
export function derInside(input: string | Uint8Array, labels: readonly string[]): Uint8Array | undefined {
  if (input.length > largestInput) return undefined;
  let bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    if (isOneDerSequence(bytes)) return Uint8Array.from(bytes);
    const inner = decodedOnce(new TextDecoder().decode(bytes), labels);
    if (inner === undefined) return undefined;
    bytes = inner;
  }
  return undefined;
}

/** PEM with lines of 64 characters, LF, and a newline at the end (RFC 7468 section 2). */
export function toPem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

function decodedOnce(text: string, labels: readonly string[]): Uint8Array | undefined {
  const body = text.includes("-----BEGIN ") ? pemBody(text, labels) : text;
  const compact = body?.replace(/\s+/g, "");
  if (!compact || !base64Text.test(compact)) return undefined;
  return Buffer.from(compact, "base64");
}

function pemBody(text: string, labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const [, rest] = text.split(`-----BEGIN ${label}-----`, 2);
    const end = rest?.indexOf(`-----END ${label}-----`) ?? -1;
    if (rest !== undefined && end >= 0) return rest.slice(0, end);
  }
  return undefined;
}

import type { Secret } from "#lib/secret.ts";

const hidden = "[redacted]";
// Keys may be escaped once or more (JSON inside a JSON string) and a broken answer may end before the closing quote.
const secretField = /("(?:binarySecurityToken|secret|otp|password)\\{0,8}"\s*:\s*\\{0,8}")((?:[^"\\]|\\+[^"\\])*)/gi;
const secretNumber = /("(?:binarySecurityToken|secret|otp|password)\\{0,8}"\s*:\s*)-?\d[\d.eE+-]*/gi;
const secretHeaders = new Set(["authorization", "proxy-authorization", "otp", "cookie", "set-cookie"]);

/** Headers as they may be kept: names stay, what would let somebody in is replaced, and so is every secret that was sent. */
export function redactHeaders(headers: Headers, sent: readonly Secret[]): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) kept[name] = secretHeaders.has(name) ? hidden : redactText(value, sent);
  return kept;
}

/** A body as it may be kept: fields that carry a token or secret, and every secret that was sent, echoed or not, are replaced. */
export function redactText(text: string, sent: readonly Secret[]): string {
  let kept = text
    .replace(secretField, (_match, key: string) => `${key}${hidden}`)
    .replace(secretNumber, (_match, key: string) => `${key}${hidden}`);
  const plain = kept.includes("\\/") ? kept.replaceAll(/\\+\//g, "/") : kept;
  for (const secret of sent) {
    const value = secret.revealText();
    // nearly every text is free of it, and looking costs far less than a pattern
    if (value === "" || (!value.includes("\\") && !plain.includes(value))) continue;
    kept = kept.replace(wholeWord(value), hidden);
  }
  return kept;
}

// An OTP is six digits: only a free-standing one is hidden, or requestID 1234567890123 would be damaged by OTP 123456.
function wholeWord(value: string): RegExp {
  const pattern = RegExp.escape(value).replaceAll("\\/", "\\\\*\\/");
  return new RegExp(/^\d+$/.test(value) ? `(?<!\\d)${pattern}(?!\\d)` : pattern, "g");
}

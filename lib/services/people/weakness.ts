import { commonPasswords } from "./common-passwords.ts";

export const shortestPassword = 12;

/** Why a new password is refused, as a field code; undefined when it may be used. */
export function weaknessOf(password: string, person: { email: string; name: string }): string | undefined {
  const text = password.normalize("NFKC");
  if (Array.from(text).length < shortestPassword) return "too_short";
  const bare = plain(text);
  if (new Set(bare).size < 5 || commonPasswords.has(bare) || commonPasswords.has(bare.replace(/[\d\W_]+$/, "")))
    return "too_common";
  if (wordsOf(person).some((word) => bare.includes(word))) return "holds_identity";
  return undefined;
}

const plain = (text: string): string => text.toLowerCase().replace(/\s/g, "");

function wordsOf({ email, name }: { email: string; name: string }): readonly string[] {
  const local = email.split("@")[0] ?? "";
  return [email, local, ...name.split(/\s+/), name].map(plain).filter((word) => word.length >= 4);
}

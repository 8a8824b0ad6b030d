import type { AttentionSource } from "#lib/domain/attention.ts";
import type { BothWords, Digest } from "#lib/domain/digest.ts";
import { wordsIn } from "#lib/i18n/words.ts";

type Given = {
  readonly source: AttentionSource;
  readonly by: string;
  readonly device: { readonly id: string; readonly name: string } | null;
};

/** What a group is told when an item becomes its own. */
export function givenDigest({ source, by, device }: Given): Digest {
  const about = both((locale) => {
    const what = wordsIn(locale)(`attention.group.${source}`);
    return device === null ? what : `${what}: ${device.name}`;
  });
  return {
    id: crypto.randomUUID(),
    urgency: "due",
    title: both((locale) => wordsIn(locale)("attention.assign.told", { by })),
    lines: [{ text: about, path: device === null ? "/attention" : `/devices/${device.id}` }],
    more: 0,
    path: "/attention",
  };
}

const both = (words: (locale: "ar" | "en") => string): BothWords => ({ ar: words("ar"), en: words("en") });

import type { Digest } from "#lib/domain/digest.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import { hrefOf } from "./href.ts";
import type { Letter } from "./mail.ts";

type Paragraph = { readonly text: string; readonly href: string | undefined };
type Content = { readonly title: string; readonly paragraphs: readonly Paragraph[]; readonly foot: string };

/** A digest as a letter, in one language: plain text, and the same as simple HTML. */
export function digestLetter(digest: Digest, { to, locale }: { to: string; locale: Locale }, pages: URL | undefined) {
  const t = wordsIn(locale);
  const href = (path: string | null) => hrefOf(pages, locale, path);
  const lines = digest.lines.map(({ text, path }) => ({ text: text[locale], href: href(path) }));
  const rest = digest.more === 0 ? [] : [{ text: t("channels.letter.more", { count: digest.more }), href: undefined }];
  const all = { text: t("channels.letter.open"), href: href(digest.path) };
  const content = {
    title: digest.title[locale],
    paragraphs: [...lines, ...rest, all],
    foot: t("channels.letter.foot"),
  };
  return letterOf(content, { id: digest.id, to, locale });
}

export function letterOf(content: Content, { id, to, locale }: { id: string; to: string; locale: Locale }): Letter {
  return { id, to, subject: content.title, text: textOf(content), html: htmlOf(content, locale) };
}

const textOf = ({ title, paragraphs, foot }: Content): string =>
  [title, ...paragraphs.map(({ text, href }) => (href === undefined ? text : `${text}\n${href}`)), `-- \n${foot}`].join(
    "\n\n",
  );

function htmlOf({ title, paragraphs, foot }: Content, locale: Locale): string {
  const body = paragraphs.map(({ text, href }) =>
    href === undefined ? `<p>${escaped(text)}</p>` : `<p><a href="${escaped(href)}">${escaped(text)}</a></p>`,
  );
  return [
    `<!doctype html><html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    `<body style="font-family:sans-serif;line-height:1.6;max-width:36rem"><h1 style="font-size:1.2rem">${escaped(title)}</h1>`,
    ...body,
    `<p style="color:#5b6660;font-size:.85rem">${escaped(foot)}</p></body></html>`,
  ].join("\n");
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

import type { Digest, Urgency } from "#lib/domain/digest.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import { hrefOf } from "./href.ts";

/** What a program receives: both languages, and addresses where the console's own is known. */
export function webhookBody(digest: Digest, at: Date, pages: URL | undefined): string {
  const url = hrefOf(pages, "en", digest.path) ?? null;
  const lines = digest.lines.map(({ text, path }) => ({ text, url: hrefOf(pages, "en", path) ?? null }));
  const { id, urgency, title, more } = digest;
  return JSON.stringify({ id, type: "khatm.digest", at, urgency, title, lines, more, url });
}

/** Slack's incoming webhooks: `text` for the notification, blocks for the message. Fields stay under Slack's own limits. */
export function slackBody(digest: Digest, locale: Locale, pages: URL | undefined): string {
  const title = `${marks[digest.urgency]} ${digest.title[locale]}`;
  const lines = digest.lines.slice(0, mostLines).map(({ text, path }) => {
    const href = hrefOf(pages, locale, path);
    const words = slackText(text[locale]);
    return href === undefined ? `• ${words}` : `• <${href}|${words.replaceAll("|", "/")}>`;
  });
  const text = cutLines(lines, 2900);
  const blocks = [
    { type: "header", text: { type: "plain_text", text: title.slice(0, 150) } },
    ...(text === "" ? [] : [{ type: "section", text: { type: "mrkdwn", text } }]),
    { type: "context", elements: [{ type: "mrkdwn", text: footOf(digest, locale, pages) }] },
  ];
  return JSON.stringify({ text: title, blocks });
}

/** An Adaptive Card in the envelope that Teams' workflow webhooks take. */
export function teamsBody(digest: Digest, locale: Locale, pages: URL | undefined): string {
  const href = hrefOf(pages, locale, digest.path);
  const t = wordsIn(locale);
  const rest = digest.more + Math.max(0, digest.lines.length - mostLines);
  const lines = digest.lines.slice(0, mostLines).map(({ text }) => block(`- ${teamsText(text[locale])}`));
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    rtl: locale === "ar",
    body: [
      { ...block(`${marks[digest.urgency]} ${teamsText(digest.title[locale])}`), weight: "Bolder", size: "Medium" },
      ...lines,
      ...(rest === 0 ? [] : [block(t("channels.letter.more", { count: rest }))]),
    ],
    ...(href === undefined
      ? {}
      : { actions: [{ type: "Action.OpenUrl", title: t("channels.letter.open"), url: href }] }),
  };
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content };
  return JSON.stringify({ type: "message", attachments: [attachment] });
}

const mostLines = 20;
const marks: Readonly<Record<Urgency, string>> = { note: "🔵", due: "🟡", late: "🟠", broken: "🔴" };
const block = (text: string) => ({ type: "TextBlock", text, wrap: true });

const slackText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** Cards read Markdown: a name must not become a link or emphasis. */
const teamsText = (text: string): string => text.replace(/[\\*_[\]()`#]/g, (sign) => `\\${sign}`);

function footOf(digest: Digest, locale: Locale, pages: URL | undefined): string {
  const t = wordsIn(locale);
  const rest = digest.more + Math.max(0, digest.lines.length - mostLines);
  const href = hrefOf(pages, locale, digest.path);
  const open = t("channels.letter.open");
  const more = rest === 0 ? [] : [t("channels.letter.more", { count: rest })];
  return [...more, href === undefined ? t("channels.letter.foot") : `<${href}|${open}>`].join(" · ");
}

function cutLines(lines: readonly string[], most: number): string {
  let text = "";
  for (const line of lines) {
    if (text.length + line.length + 1 > most) break;
    text += text === "" ? line : `\n${line}`;
  }
  return text;
}

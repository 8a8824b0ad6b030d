export type Inline =
  | { readonly kind: "text" | "strong" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: "text"; readonly text: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly Inline[])[])[] };

/** The guides as they stand in the repository, read into what a page shows; their own kind of Markdown, no HTML but the wrapper of Arabic. */
export function blocksOf(markdown: string): readonly Block[] {
  const parts = markdown.replaceAll(/<\/?(?:div|bdi)[^>]*>/g, "").split(/^```.*$/m);
  return parts.flatMap((part, index) =>
    index % 2 === 1
      ? [{ kind: "code" as const, text: part.trim() }]
      : part
          .trim()
          .split(/\n{2,}/)
          .flatMap(blockOf),
  );
}

function blockOf(text: string): readonly Block[] {
  if (text.trim() === "") return [];
  const heading = /^(#{1,4}) (.*)$/.exec(text);
  if (heading) return [{ kind: "heading", level: heading[1]?.length ?? 1, text: inlinesOf(heading[2] ?? "") }];
  if (text.startsWith("|")) return [{ kind: "table", rows: rowsOf(text) }];
  if (/^(?:- |\d+\. )/.test(text)) return [listOf(text)];
  const at = text.search(/\n(?:- |\d+\. )/);
  if (at < 0) return [{ kind: "text", text: inlinesOf(text) }];
  return [{ kind: "text", text: inlinesOf(text.slice(0, at)) }, listOf(text.slice(at + 1))];
}

const listOf = (text: string): Block => ({
  kind: "list",
  ordered: /^\d/.test(text),
  items: text.split(/\n(?=- |\d+\. )/).map((item) => inlinesOf(item.replace(/^(?:- |\d+\. )/, ""))),
});

const rowsOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => inlinesOf(cell.trim())),
    );

function inlinesOf(text: string): readonly Inline[] {
  const plain = text.replaceAll(/\s*\n\s*/g, " ");
  const found: Inline[] = [];
  let from = 0;
  for (const match of plain.matchAll(/\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((.+?)\)|(?<![\w])_(.+?)_(?![\w])/g)) {
    if (match.index > from) found.push({ kind: "text", text: plain.slice(from, match.index) });
    const [whole, strong, code, label, href, soft] = match;
    if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else if (code !== undefined) found.push({ kind: "code", text: code });
    else if (label !== undefined && href !== undefined) found.push({ kind: "link", text: label, href });
    else found.push({ kind: "text", text: soft ?? whole });
    from = match.index + whole.length;
  }
  if (from < plain.length) found.push({ kind: "text", text: plain.slice(from) });
  return found;
}

import { Code } from "#components/ui/code.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { Block, Inline } from "./blocks.ts";

/** A guide's text as a page; its own title is the page's, so it is left out here. */
export function GuideText({ blocks }: { blocks: readonly Block[] }) {
  return (
    <article className="flex max-w-3xl flex-col gap-3 rounded-md border bg-surface p-4 sm:p-6">
      {blocks.map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a text that never changes
        <Part key={index} block={block} />
      ))}
    </article>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === "heading" && block.level === 1) return null;
  if (block.kind === "heading")
    return (
      <h2 className={block.level === 2 ? "mt-4 text-section font-semibold first:mt-0" : "mt-2 font-semibold"}>
        <Line of={block.text} />
      </h2>
    );
  if (block.kind === "text")
    return (
      <p>
        <Line of={block.text} />
      </p>
    );
  if (block.kind === "code")
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      <pre dir="ltr" tabIndex={0} className="overflow-x-auto rounded-sm bg-sunken p-3 font-mono text-cell">
        {block.text}
      </pre>
    );
  return block.kind === "list" ? <List of={block} /> : <Table rows={block.rows} />;
}

function List({ of: { ordered, items } }: { of: Extract<Block, { kind: "list" }> }) {
  const shown = items.map((item, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a text that never changes
    <li key={index}>
      <Line of={item} />
    </li>
  ));
  return ordered ? (
    <ol className="flex list-decimal flex-col gap-1.5 ps-6">{shown}</ol>
  ) : (
    <ul className="flex list-disc flex-col gap-1.5 ps-6">{shown}</ul>
  );
}

type Cells = readonly (readonly Inline[])[];

function Table({ rows }: { rows: readonly Cells[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-cell">
        <thead>
          <Row cells={rows[0]} of="th" />
        </thead>
        <tbody>
          {rows.slice(1).map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a text that never changes
            <Row key={index} cells={row} of="td" />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Row = ({ cells, of: Cell }: { cells: Cells | undefined; of: "th" | "td" }) => (
  <tr>
    {cells?.map((cell, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- a text that never changes
      <Cell key={index} className="border-b px-2 py-1.5 text-start align-top">
        <Line of={cell} />
      </Cell>
    ))}
  </tr>
);

const Line = ({ of }: { of: readonly Inline[] }) =>
  of.map((inline, index) => {
    const key = `${index} ${inline.text}`;
    if (inline.kind === "strong") return <strong key={key}>{inline.text}</strong>;
    if (inline.kind === "code")
      return (
        <Code key={key} wrap>
          {inline.text}
        </Code>
      );
    if (inline.kind === "link") return <GuideLink key={key} {...inline} />;
    return inline.text;
  });

/** Guides lead to each other by their files' names; anything else in the repository is only named. */
function GuideLink({ text, href }: { text: string; href: string }) {
  const [, guide] = /^([\w-]+)\.md(?:#.*)?$/.exec(href) ?? [];
  if (guide === undefined) return text;
  return (
    <Link href={`/guides/${guide}`} className="text-accent underline underline-offset-2">
      {text}
    </Link>
  );
}

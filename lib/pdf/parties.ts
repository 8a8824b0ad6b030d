import type { Address, Party } from "#lib/ubl/document.ts";
import { both, type Desk, styles } from "./desk.ts";
import { colours, column, heightOfAll, sheet } from "./paper.ts";
import type { Line, Typesetter } from "./type.ts";
import { schemeWords, type Words, words } from "./words.ts";

/** Seller on the right, buyer on the left. */
export function drawParties({ paper, setter, document: { seller, buyer } }: Desk): void {
  const gap = 20;
  const width = (column - gap) / 2;
  const cells = [
    partyLines(setter, words.seller, seller, width),
    buyer ? partyLines(setter, words.buyer, buyer, width) : [],
  ];
  const height = Math.max(...cells.map(heightOfAll));
  if (height + 12 > paper.room) paper.turn();
  cells.forEach((lines, index) => {
    if (lines.length === 0) return;
    const x = sheet.right - width - index * (width + gap);
    paper.rule(paper.y, colours.seal, { x, width, height: 1 });
    paper.lines(lines, { x, y: paper.y + 5, width });
  });
  paper.y += height + 12;
}

function partyLines(setter: Typesetter, role: Words, party: Party, width: number): Line[] {
  const { name, vatNumber, identifier, address, contact } = party;
  const lines = [setter.fitted(both(role), width, { ...styles.label, colour: colours.seal }, "rtl")];
  const labelled = (label: Words, text: string | undefined): void => {
    if (text !== undefined) lines.push(...setter.lines(`${both(label)}: ${isolated(text)}`, width, styles.cell, "rtl"));
  };
  const plain = (text: string): void => void lines.push(...setter.lines(text, width, styles.cell));
  if (name !== undefined) lines.push(...setter.lines(name, width, { ...styles.strong, size: 10 }));
  labelled(words.vatNumber, vatNumber);
  if (identifier) {
    const { scheme, value } = identifier;
    labelled(schemeWords[scheme] ?? { ar: words.code.ar, en: scheme }, value);
  }
  if (address) plain(addressText(address));
  for (const text of [contact?.name, contact?.telephone, contact?.email, contact?.note])
    if (text !== undefined) plain(text);
  return lines;
}

/** Keeps a code in its own order between Arabic words (UAX 9, first strong isolate). */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A national address from the small to the large. */
function addressText(address: Address): string {
  const { buildingNumber, street, additionalStreet, additionalNumber, district, city, postalCode, province, country } =
    address;
  const parts = [
    [buildingNumber, street].filter(Boolean).join(" "),
    additionalStreet,
    district,
    [city, postalCode].filter(Boolean).join(" "),
    additionalNumber,
    province,
    country,
  ].flatMap((part) => (part === undefined || part === "" ? [] : [part]));
  const comma = /\p{Script=Arabic}/u.test(parts.join("")) ? "، " : ", ";
  return parts.map((part) => part.split(" | ").map(isolated).join(" | ")).join(comma);
}

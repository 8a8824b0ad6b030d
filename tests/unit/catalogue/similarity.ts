/** Dice coefficient of the two texts' letter triples: 1 the same, 0 nothing in common. */
export function similarity(one: string, other: string): number {
  const left = triples(one);
  const right = triples(other);
  if (left.size === 0 || right.size === 0) return 0;

  const both = [...left].filter((triple) => right.has(triple)).length;
  return (2 * both) / (left.size + right.size);
}

function triples(text: string): ReadonlySet<string> {
  const letters = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return new Set(Array.from({ length: Math.max(letters.length - 2, 0) }, (_, at) => letters.slice(at, at + 3)));
}

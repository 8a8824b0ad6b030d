/** JSON with a line for each field, what is longer than a page shows cut short; anything else as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, clipped), null, 2);
  } catch {
    return text;
  }
}

/** A document inside is a file of its own. */
const clipped = (_key: string, value: unknown): unknown =>
  typeof value === "string" && value.length > longestShown ? `${value.slice(0, 60)}… (${value.length})` : value;

const longestShown = 600;

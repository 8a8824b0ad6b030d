/** Names of hidden columns, parted by commas, by the path of the table's page. */
export type HiddenColumns = Readonly<Record<string, string>>;

export const columnsCookie = "khatm-columns";

/** What the cookie holds; nothing where it is none that Khatm wrote. */
export function hiddenColumnsOf(cookie: string | undefined): HiddenColumns {
  try {
    const kept: unknown = JSON.parse(cookie ?? "");
    if (typeof kept !== "object" || kept === null) return {};
    const entries = Object.entries(kept).filter((each): each is [string, string] => typeof each[1] === "string");
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

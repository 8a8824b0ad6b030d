import type { Row } from "./use-upload.ts";

/** Leaves the rows where the same tab finds them after a reload; without room for them it does without. */
export function keep(place: string, rows: readonly Row[]): void {
  try {
    window.sessionStorage.setItem(place, JSON.stringify(rows.map(withoutFile)));
  } catch {
    window.sessionStorage.removeItem(place);
  }
}

export function kept(place: string): readonly Row[] {
  const found: readonly Row[] = JSON.parse(window.sessionStorage.getItem(place) ?? "[]");
  return found;
}

const withoutFile = (row: Row): Row =>
  row.state === "waiting" || row.state === "working" ? { id: row.id, name: row.name, state: "lost" } : row;

import type { Outcome } from "#components/form/form.tsx";
import type { Problem } from "./unpack.ts";

type Refusal = Extract<Outcome, { readonly ok: false }>;

export type Row = { readonly id: string; readonly name: string } & (
  | { readonly state: "waiting" | "working"; readonly file: File }
  /** The page was loaded anew before an answer, and a browser does not give the file back. */
  | { readonly state: "lost" }
  | { readonly state: "issued"; readonly documentId: string; readonly number: string }
  | { readonly state: "refused"; readonly refusal: Refusal }
  | { readonly state: "left_out"; readonly problem: Problem }
);

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

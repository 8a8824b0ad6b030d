import { cellName, type ImportKind } from "#lib/domain/import-fields.ts";
import type { Checked } from "./check.ts";
import type { Owner } from "./places.ts";
import { problem, type Problem, type RawRow } from "./raw-rows.ts";

type Looked = {
  readonly raw: RawRow;
  readonly problems: readonly Problem[];
  readonly name: string;
  readonly about: string;
  /** The rows of the file that it belongs to. */
  readonly needs: readonly RawRow[];
};

/** A row of the dry run as a page shows it: each problem with its cell and what stands in it. */
export type RowView = {
  readonly key: string;
  readonly sheet: number;
  readonly row: number;
  readonly kind: ImportKind | undefined;
  readonly name: string;
  readonly about: string;
  readonly needs: readonly { readonly key: string; readonly row: number }[];
  readonly problems: readonly (Problem & { readonly cell: string | undefined; readonly value: string })[];
};

/** Rows with problems first, and as many of the others as there is room for; the counts are of all. */
export function viewsOf(checked: Checked, most: number) {
  const all = lookedAt(checked);
  const faulty = all.filter(({ problems }) => problems.length > 0);
  const good = all.filter(({ problems }) => problems.length === 0);
  const rows = [...faulty.slice(0, most), ...good.slice(0, most)].map(viewOf);
  const counts = { faulty: faulty.length, good: good.length };
  const hidden = { faulty: faulty.length - most, good: good.length - most };
  return { rows, ...counts, hiddenFaulty: Math.max(0, hidden.faulty), hiddenGood: Math.max(0, hidden.good) };
}

function lookedAt({ unknown, establishments, branches, devices }: Checked): readonly Looked[] {
  return [
    ...unknown.map((raw) => ({
      raw,
      problems: [problem("kind", raw.text("kind") === "" ? "required" : "import.kind_unknown")],
      name: raw.text("name") || raw.text("nameEn"),
      about: "",
      needs: [],
    })),
    ...establishments.map((row) => ({
      ...row,
      name: row.raw.text("nameEn"),
      about: row.raw.text("vatNumber"),
      needs: [],
    })),
    ...branches.map((row) => ({
      ...row,
      name: row.raw.text("nameEn"),
      about: row.raw.text("city"),
      needs: [owned(row)].flat(),
    })),
    ...devices.map((row) => ({
      ...row,
      name: row.raw.text("name"),
      about: row.raw.text("branch"),
      needs: [owned(row), row.branches.flatMap((branch) => branch.row?.raw ?? [])].flat(),
    })),
  ].toSorted((a, b) => a.raw.sheet - b.raw.sheet || a.raw.row - b.raw.row);
}

const viewOf = ({ raw, problems, name, about, needs }: Looked): RowView => ({
  key: raw.key,
  sheet: raw.sheet,
  row: raw.row,
  kind: raw.kind,
  name,
  about,
  needs: needs.map(({ key, row }) => ({ key, row })),
  problems: problems.map((one) => {
    const place = raw.place(one.field);
    return {
      ...one,
      cell: place === undefined ? undefined : cellName(place, raw.row),
      value: raw.text(one.field),
    };
  }),
});

const owned = (row: { readonly owner: Owner | undefined }) => row.owner?.row?.raw ?? [];

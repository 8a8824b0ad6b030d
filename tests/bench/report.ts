import { arch, cpus, loadavg, platform, totalmem } from "node:os";

/** One thing measured, and what is asked of it. */
export type Row = {
  readonly goal: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly must?: Bound;
  readonly excellent?: Bound;
};
type Bound = { readonly most: number } | { readonly least: number };

export type Verdict = "EXCELLENT" | "met" | "NOT MET" | "";

export function verdictOf({ value, must, excellent }: Row): Verdict {
  if (must === undefined) return "";
  if (!within(value, must)) return "NOT MET";
  return excellent !== undefined && within(value, excellent) ? "EXCELLENT" : "met";
}

const within = (value: number, bound: Bound): boolean => ("most" in bound ? value <= bound.most : value >= bound.least);

/** The results as a table that stands in Markdown as well as on a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.goal,
    row.what,
    `${figure(row.value)} ${row.unit}`,
    boundText(row.must),
    boundText(row.excellent),
    verdictOf(row),
  ]);
  const head = ["goal", "what", "measured", "must", "excellent", "verdict"];
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((cell) => cell[column]?.length ?? 0)));
  const line = (cell: readonly string[]): string =>
    `| ${cell.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

function boundText(bound: Bound | undefined): string {
  if (bound === undefined) return "";
  return "most" in bound ? `≤ ${figure(bound.most)}` : `≥ ${figure(bound.least)}`;
}

function figure(value: number): string {
  if (Number.isNaN(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\.0+$/, "");
}

/** Machine and versions, for whoever compares results. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const load = loadavg().map((value) => value.toFixed(1));
  return (
    `${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ${memory} GB, ${platform()} ${arch()}; ` +
    `Node ${process.versions.node}, OpenSSL ${process.versions.openssl}; load ${load.join(" ")}`
  );
}

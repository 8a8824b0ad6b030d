/** The tables whose filter, search, order and columns can be kept under a name. */
export const viewTables = [
  "devices",
  "certificates",
  "enrolments",
  "documents",
  "evidence",
  "branches",
  "audit",
  "sessions",
  "findings",
  "warnings",
] as const;
export type ViewTable = (typeof viewTables)[number];

/** The path of each table's page. */
export const viewPath = (table: ViewTable): string => inside[table] ?? `/${table}`;

const inside: Partial<Readonly<Record<ViewTable, string>>> = {
  sessions: "/enrolments/sessions",
  warnings: "/findings/warnings",
};

/** What a view keeps: the parameters of its table's address. */
export type ViewParameters = Readonly<Record<string, string>>;

/** No column is hidden, whatever the reader hid elsewhere. */
export const everyColumn = "none";

type Address = Readonly<Record<string, string | undefined>>;

/** Where the reader stands in a table, and whose records they look at, is no part of a view. */
const passing: ReadonlySet<string> = new Set(["after", "before", "open", "establishment", "view", "chosen"]);
const most = 20;

/** The parameters of an address that belong to a view, in the order of their names, so that two addresses can be compared. */
export function viewParametersOf(address: Address): ViewParameters {
  const kept = Object.entries(address).flatMap(([name, value]) =>
    value === undefined || value === "" || passing.has(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(kept.toSorted(([one], [other]) => (one < other ? -1 : 1)).slice(0, most));
}

export const sameParameters = (one: Address, other: Address): boolean =>
  JSON.stringify(viewParametersOf(one)) === JSON.stringify(viewParametersOf(other));

/** The address is the table's state: which parameters hold what, and how a link changes them. */
export const parameters = { sort: "sort", after: "after", before: "before", hide: "hide", open: "open" } as const;

type Changes = Readonly<Record<string, string | undefined>>;

/** The same page with some parameters changed; `undefined` takes one away. */
export function withParameters(pathname: string, search: URLSearchParams | string, changes: Changes): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === "") next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return query ? `${pathname}?${query}` : pathname;
}

export type Sort = { readonly column: string; readonly descending: boolean };

/** `expires` sorts upwards, `-expires` downwards. */
export const sortParameter = ({ column, descending }: Sort): string => `${descending ? "-" : ""}${column}`;

/** A new order, filter or page size starts at the first page, and no row stays open. */
export const fromTheStart = {
  [parameters.after]: undefined,
  [parameters.before]: undefined,
  [parameters.open]: undefined,
} satisfies Changes;

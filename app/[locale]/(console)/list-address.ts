import { first, type Search } from "./address.ts";

/** The address of a list with each parameter once, within what the person looks at. */
export function addressOf(search: Search, establishment: string): Readonly<Record<string, string | undefined>> {
  const once = Object.fromEntries(Object.entries(search).map(([name, value]) => [name, first(value)]));
  return { ...once, establishment };
}

type Listed = {
  readonly next?: string | undefined;
  readonly previous?: string | undefined;
  readonly total?: number;
  readonly capped?: boolean;
};

/** What the table needs to page; the first row's number is known on the first page only. */
export function pageOf({ next, previous, total, capped }: Listed) {
  return { next, previous, total, capped, from: previous === undefined ? 1 : undefined };
}

import type { Chosen } from "#components/data-table/selection.tsx";

/** What is no part of a filter: where one stands in the list, and how it is shown. */
const passing: ReadonlySet<string> = new Set(["after", "before", "open", "hide", "sort", "view", "establishment"]);

/** The selection as the parameters of an address: the devices themselves, or the filter that finds all of them. */
export function selectionAddress(search: URLSearchParams | string, { all, ids }: Chosen): URLSearchParams {
  if (!all) return new URLSearchParams([["pick", "chosen"], ...ids.map((id) => ["device", id])]);
  const filter = [...new URLSearchParams(search)].filter(([name, value]) => !passing.has(name) && value !== "");
  return new URLSearchParams([...filter, ["pick", "matching"]]);
}

import { viewParametersOf } from "#lib/domain/saved-view.ts";
import type { Search } from "../address.ts";
import { addressOf } from "../list-address.ts";

/** Parameters of the address that say what is done, not which devices are meant. */
const saysWhat: ReadonlySet<string> = new Set(["act", "pick", "group", "device", "sort", "hide"]);

/** The selection that an address means: as a query's input, as fields of a form, and the way back to the list. */
export function asked(search: Search, establishment: string) {
  const address = addressOf(search, establishment);
  const device = [search["device"] ?? []].flat();
  const pick = address["pick"] === "chosen" ? "chosen" : "matching";
  const filter = Object.fromEntries(Object.entries(viewParametersOf(address)).filter(([name]) => !saysWhat.has(name)));
  const kept = pick === "chosen" ? {} : filter;
  const query = new URLSearchParams(kept).toString();
  return {
    input: { ...kept, pick, device, establishment },
    filter: kept,
    hidden: [
      ...Object.entries({ ...kept, pick, establishment }),
      ...device.map((id): [string, string] => ["device[]", id]),
    ] satisfies readonly [string, string][],
    back: query === "" ? "/devices" : `/devices?${query}`,
  };
}

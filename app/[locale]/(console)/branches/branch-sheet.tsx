import { getLocale } from "next-intl/server";
import { withParameters } from "#components/data-table/address.ts";
import { nameIn } from "#components/records/name.ts";
import { Sheet } from "#components/ui/sheet.tsx";
import { showBranch } from "#lib/services/branches/queries.ts";
import { first, type Search } from "../address.ts";
import { ask } from "../ask.ts";
import { BranchFacts } from "./branch-facts.tsx";
import { ServingDevices } from "./serving-devices.tsx";

/** A row of the list, opened beside it. */
export async function BranchSheet({ branchId, search }: { branchId: string; search: Search }) {
  const [found, locale] = await Promise.all([ask(showBranch, { branchId }), getLocale()]);
  const parameters = Object.keys(search).flatMap((name) => {
    const value = first(search[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return (
    <Sheet
      key={branchId}
      title={nameIn(locale, found.branch)}
      closeHref={withParameters("/branches", new URLSearchParams(parameters), { open: undefined })}
      fullHref={`/branches/${branchId}`}
    >
      <BranchFacts {...found} />
      <ServingDevices devices={found.devices} />
    </Sheet>
  );
}

import { getLocale } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { listBranches } from "#lib/services/branches/queries.ts";
import { listDevices } from "#lib/services/devices/queries.ts";
import { ask } from "../ask.ts";
import { DocumentsFilter } from "./documents-filter.tsx";

/** The filters with the first branches and devices by name; others are reached from their own pages. */
export async function DocumentsToolbar({ establishment }: { establishment: string }) {
  const [locale, branches, devices] = await Promise.all([
    getLocale(),
    ask(listBranches, { establishment }),
    ask(listDevices, { establishment }),
  ]);
  return (
    <DocumentsFilter
      branches={branches.rows.map((branch) => ({ value: branch.id, label: nameIn(locale, branch) }))}
      devices={devices.rows.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

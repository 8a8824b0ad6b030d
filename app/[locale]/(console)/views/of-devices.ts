import { listViews } from "#lib/services/views/queries.ts";
import { ask } from "../ask.ts";

/** The saved views that mean devices, as choices. */
export async function viewsOfDevices(establishment: string) {
  const lists = ["devices", "certificates"] as const;
  const found = await Promise.all(lists.map((list) => ask(listViews, { list, establishment })));
  return found.flat().map(({ id, name }) => ({ value: id, label: name }));
}

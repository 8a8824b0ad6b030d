import { listViews } from "#lib/services/views/queries.ts";
import { ask } from "../ask.ts";

/** The saved views that mean devices, as choices: those that the person sees, or those that everybody does. */
export async function viewsOfDevices(establishment: string, which: "seen" | "shared" = "seen") {
  const lists = ["devices", "certificates"] as const;
  const found = await Promise.all(lists.map((list) => ask(listViews, { list, establishment })));
  return found
    .flat()
    .filter(({ shared }) => shared || which === "seen")
    .map(({ id, name }) => ({ value: id, label: name }));
}
